package org.estuaire.jobs;

import org.junit.jupiter.api.extension.ExtendWith;

/** The night of samples on the PostgreSQL of an installation. */
@ExtendWith(DatabaseContainer.class)
class SampleNightContainersIT extends SampleNightTest {}
