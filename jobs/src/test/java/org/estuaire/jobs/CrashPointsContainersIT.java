package org.estuaire.jobs;

import org.junit.jupiter.api.extension.ExtendWith;

/** Crashes at every point on the PostgreSQL of an installation. */
@NeedsImages(DatabaseContainer.IMAGE)
@ExtendWith(DatabaseContainer.class)
class CrashPointsContainersIT extends CrashPointsTest {}
