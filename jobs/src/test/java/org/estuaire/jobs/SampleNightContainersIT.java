package org.estuaire.jobs;

import org.junit.jupiter.api.extension.ExtendWith;

/** The night of samples on the PostgreSQL of an installation. */
@NeedsImages(DatabaseContainer.IMAGE)
@ExtendWith(DatabaseContainer.class)
class SampleNightContainersIT extends SampleNightTest {}
