-- An issue that comes back is another trouble: since when it has been open now.
ALTER TABLE issues ADD COLUMN opened TEXT NOT NULL DEFAULT '';
UPDATE issues SET opened = first_seen;
