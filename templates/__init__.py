"""One folder per mail or report; `partials/` holds what they share."""
