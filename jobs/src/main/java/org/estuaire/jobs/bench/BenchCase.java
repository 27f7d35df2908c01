package org.estuaire.jobs.bench;

import java.io.InputStream;
import org.estuaire.synthetic.BenchFiles;

/** What can be measured: one delivery of a lane, and the table that most of its rows go to. */
public enum BenchCase {
  /** Messages of 20 results each. */
  LAB("labo-rive-gauche", "lab.result") {
    @Override
    InputStream delivery(long seed, int size) {
      return BenchFiles.lab(seed, size);
    }
  },
  /** Rows of an APA export. */
  SOCIAL("cd-38", "social.entitlement") {
    @Override
    InputStream delivery(long seed, int size) {
      return BenchFiles.social(seed, size);
    }
  },
  /** Rows of an identity feed. */
  IDENTITY("ght-estran", "identity.source_identity") {
    @Override
    InputStream delivery(long seed, int size) {
      return BenchFiles.identity(seed, size);
    }
  },
  /** Invoices. */
  BILLING("ch-estran", "billing.invoice_line") {
    @Override
    InputStream delivery(long seed, int size) {
      return BenchFiles.billing(seed, size);
    }
  };

  private final String partner;
  private final String table;

  BenchCase(String partner, String table) {
    this.partner = partner;
    this.table = table;
  }

  abstract InputStream delivery(long seed, int size);

  String partner() {
    return partner;
  }

  String table() {
    return table;
  }
}
