"""What the tables and views are called, what their columns mean, and how they are first shown."""

from __future__ import annotations

from typing import Any

#: Columns that mean the same wherever they stand.
_GLOSSARY = {
    "day": "The legal day: effective, else announced, else the day by which it had happened.",
    "effective": "The day it takes effect.",
    "announced": "The day it was published.",
    "applies_from": "Goods received or produced on or after this day, where that differs.",
    "observed": "When we first saw it (UTC).",
    "instrument": "WRO: ports detain the goods. Finding: ports seize them.",
    "action": "CBP's own verb. It does not say what the act does: see effect.",
    "effect": "What the act does to the order: imposed, lifted, narrowed, widened.",
    "channel": "By which way it became known.",
    "year": "The year of the legal day; for an order, of its issue.",
    "country": "Place of production (ISO 3166-1); for a vessel its flag, else its owner's state.",
    "goods": "The goods, in CBP's words.",
    "industry": "The industry, as CBP's list has it.",
    "open_ended": "1: “and its subsidiaries”, so it may extend to firms that are not named.",
    "status": "How it stands as of the last run: active, partially_active, inactive, unknown.",
    "status_text": "CBP's own wording of the status, as last seen.",
    "since": "Since when it stands so; empty: not known.",
    "role": "Its part in the order; exempt: cleared out of an order that goes on for others.",
    "reason": "Why we hold this to have happened.",
    "order_id": "The order. Its id never changes.",
    "snapshot_id": "The bytes this rests on.",
}


def _notes(names: str, **own: str) -> dict[str, str]:
    """Notes for the columns named, from the glossary, and for those that mean something of their own here."""
    return {name: _GLOSSARY[name] for name in names.split()} | own


TABLES: dict[str, dict[str, Any]] = {
    "current_orders": {
        "title": "Orders in force",
        "description": "Withhold Release Orders and Findings that are not lifted, the latest first.",
        "columns": _notes("instrument status since country goods industry open_ended status_text order_id year"),
        "facets": ["instrument", "status", "country", "industry", "year"],
        "sort_desc": "issued",
        "fts_table": "orders_search",
        "fts_pk": "search_row",
    },
    "timeline": {
        "title": "Timeline",
        "description": "Every event with its order, by legal day.",
        "columns": _notes(
            "day instrument action effect effective announced applies_from observed channel country goods reason order_id "
            "snapshot_id year"
        ),
        "facets": ["action", "effect", "instrument", "country", "channel", "year"],
        "sort_desc": "day",
    },
    "recent_changes": {
        "title": "Recent changes",
        "description": "Events we saw happen (those of the built-in baseline are left out), the last seen first.",
        "columns": _notes(
            "instrument action effect effective announced country goods channel reason order_id snapshot_id",
            days_until_seen="Days from announcement to our seeing it.",
        ),
        "facets": ["effect", "instrument", "country", "channel"],
        "sort_desc": "seen",
    },
    "party_status": {
        "title": "Where a company, vessel or place stands",
        "description": "One row for each party of each order.",
        "columns": _notes("role status since instrument country goods open_ended order_id"),
        "facets": ["role", "status", "instrument", "country"],
        "sort": "name",
    },
    "open_issues": {
        "title": "Open issues",
        "description": "What a person must look at. An issue closes itself when it stops occurring.",
        "facets": ["code"],
        "sort_desc": "last_seen",
    },
    "orders": {
        "title": "Orders",
        "description": "Every Withhold Release Order and Finding since 1953, with its standing as of the last run.",
        "columns": _notes(
            "instrument country goods industry open_ended status since status_text",
            id="Never changes.",
            follows="For a Finding, the WRO it grew out of.",
            advisory="What CBP's remarks add that changes no status.",
            search_row="Row in the search index; of no other meaning.",
        ),
        "label_column": "title",
        "facets": ["instrument", "status", "country", "industry"],
        "sort_desc": "issued",
        "fts_table": "orders_search",
        "fts_pk": "search_row",
    },
    "events": {
        "title": "Events",
        "description": "Changes of orders. Each rests on the snapshot it names; all its witnesses are in witnesses.",
        "columns": _notes(
            "day instrument action effect effective announced applies_from observed channel reason country goods snapshot_id",
            id="Never changes: order, effect and, for a carve-out, whom it clears.",
            no_later_than="For an act of unknown day: the day by which it had happened.",
            known="When it was first public knowledge.",
        ),
        "label_column": "label",
        "facets": ["action", "effect", "instrument", "channel", "confidence"],
        "sort_desc": "day",
    },
    "intervals": {
        "title": "Standing over time",
        "description": "How each order stood from which day on, and because of which event.",
        "columns": {"start": "From this day on; empty: the beginning is not known."},
        "facets": ["status"],
    },
    "parties": {
        "title": "Parties",
        "description": "Who or what each order covers.",
        "columns": _notes("role status since", removed="For an exempt party, the day it was taken out."),
        "label_column": "name",
        "facets": ["role", "status"],
        "sort": "name",
    },
    "party_names": {
        "title": "Names and aliases",
        "description": "Every spelling of every party.",
        "columns": {"folded": "Without case, accents and punctuation: for comparing."},
        "facets": ["kind"],
        "sort": "folded",
    },
    "event_parties": {"title": "Parties of events", "description": "Whom an event names, in its role there."},
    "witnesses": {
        "title": "Witnesses",
        "description": "Each document's say on an event; where they disagree, their values stand side by side.",
        "columns": {
            "said": "The values as this document gives them.",
            "evidence": "Quotes, findable in the snapshot's text.",
            "snapshot_id": "The bytes; empty where the baseline cites a page we do not hold.",
        },
        "facets": ["channel", "source"],
        "sort_desc": "seen",
    },
    "marks": {
        "title": "CBP's list over time",
        "description": "What CBP's list said of an order, whenever its wording changed.",
    },
    "documents": {
        "title": "Documents",
        "description": "One address a source publishes at.",
        "columns": {
            "verdict": "action: announces an event. mention: speaks of orders, announces nothing. unclear: needs a person.",
            "last_checked": "When the site last answered about it.",
        },
        "label_column": "title",
        "facets": ["source", "verdict"],
        "sort_desc": "released",
    },
    "snapshots": {
        "title": "Snapshots",
        "description": "The bytes of a document as fetched at one moment; never altered or deleted. Their text is in texts.",
        "columns": {
            "fetched": "When the bytes were what they are.",
            "stored": "When they reached us.",
            "via": "By which way.",
        },
        "label_column": "fetched",
        "facets": ["via", "status"],
        "sort_desc": "fetched",
    },
    "readings": {
        "title": "Readings",
        "description": "What each snapshot was read as, or why it could not be read.",
        "columns": {"held": "Why it waits for a person and has not been believed."},
        "facets": ["verdict"],
    },
    "texts": {
        "title": "Texts",
        "description": "The cleaned text of each snapshot, in which every quote can be found.",
        "fts_table": "texts_fts",
        "fts_pk": "snapshot_id",
    },
    "observations": {
        "title": "Observations",
        "description": "What one snapshot says about one order: a release's announcement, or a row of CBP's list.",
        "columns": _notes(
            "instrument action effect effective announced country goods industry", said="The whole observation."
        ),
        "facets": ["kind", "instrument", "action", "effect", "country"],
        "sort_desc": "snapshot_id",
    },
    "acceptances": {"title": "Let in by a person", "description": "Snapshots that were held back and then accepted."},
    "runs": {
        "title": "Runs",
        "description": "What the program did, and how each source fared. Unfinished: still running, or killed.",
        "facets": ["kind", "outcome"],
        "sort_desc": "started",
    },
    "sources": {
        "title": "Sources",
        "description": "When each source was last read completely, and what keeps us from reading it.",
        "label_column": "title",
        "facets": ["last_outcome"],
    },
    "daily_coverage": {
        "title": "Coverage by day",
        "description": "What each day's polls gave of each source, the best of them: read, not_modified (read, nothing new), "
        "partial, held, layout_changed, blocked, failed, not_due (read lately enough for it), not_tried.",
        "columns": {"polls": "How often the source was polled that day; 0: the program did not run."},
        "facets": ["source", "outcome"],
        "sort_desc": "day",
    },
    "hosts": {
        "title": "Hosts",
        "description": "What manners remember of each site: the last visit, and its robots.txt.",
        "hidden": True,
    },
    "walked": {
        "title": "Walked",
        "description": "How far the walk into the past has come.",
        "hidden": True,
    },
    "issues": {
        "title": "Issues",
        "description": "What a person must or had to look at.",
        "columns": {"scope": "What was being read when it came up.", "count": "How often it occurred."},
        "facets": ["code"],
        "sort_desc": "last_seen",
    },
    "deliveries": {
        "title": "Deliveries",
        "description": "What was mailed. Recipients are opaque; no address is kept in this file.",
        "facets": ["cadence", "state"],
        "sort_desc": "composed",
    },
    "bodies": {"title": "Bodies", "description": "The bytes of snapshots, packed, once per hash.", "hidden": True},
    "orders_search": {"title": "Search index of orders", "hidden": True},
    "texts_fts": {"title": "Search index of texts", "hidden": True},
    "_sqlite_migrations": {"title": "Versions of the tables", "hidden": True},
}
