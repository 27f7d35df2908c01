package org.estuaire.installation;

import org.estuaire.exchange.Worded;

/** How a folder that can't be used is told. */
enum FolderWord implements Worded {
  FAILURE
}
