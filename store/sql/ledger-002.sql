-- An issue that comes back is another trouble: since when it has been open now.
ALTER TABLE issues ADD COLUMN opened TEXT NOT NULL DEFAULT '';
UPDATE issues SET opened = first_seen;

-- Pages differ little from poll to poll: a body may be packed against an earlier one of its document.
ALTER TABLE bodies ADD COLUMN base TEXT REFERENCES bodies (sha256);
CREATE INDEX bodies_base ON bodies (base) WHERE base IS NOT NULL;
