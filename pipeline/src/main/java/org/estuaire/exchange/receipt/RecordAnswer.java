package org.estuaire.exchange.receipt;

import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.RecordOutcome;

/** What became of a record, and why. */
record RecordAnswer(RecordOutcome outcome, List<Finding> findings) {}
