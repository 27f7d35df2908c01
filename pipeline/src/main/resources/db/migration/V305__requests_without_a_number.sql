-- Requests without a number, which the right of the same day answers. Without it the rows of a whole council are looked
-- through for each chunk, by the index on its rights.
CREATE INDEX entitlement_request ON social.entitlement (partner, dossier, filed_on) WHERE right_key LIKE 'demande-%';
