package org.estuaire.jobs;

import org.junit.jupiter.api.extension.ExtendWith;

/** Crashes at every point on the PostgreSQL of an installation. */
@ExtendWith(DatabaseContainer.class)
class CrashPointsContainersIT extends CrashPointsTest {}
