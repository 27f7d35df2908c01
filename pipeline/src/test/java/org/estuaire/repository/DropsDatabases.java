package org.estuaire.repository;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Drops the repositories of a test class when it has ended: classes of one process run one after
 * another, so none of them is in use. Registered for all classes of all modules.
 */
public final class DropsDatabases implements AfterAllCallback {

  @Override
  public void afterAll(ExtensionContext context) {
    if (context.getRequiredTestClass().getEnclosingClass() == null) {
      TestDatabase.dropAll();
    }
  }
}
