package org.estuaire.jobs.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.view.FigureParts;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.identity.indicators.Indicator;
import org.estuaire.installation.DurableFiles;
import org.estuaire.installation.FolderFailure.Role;

/** Writes the report of a night, in French, for the owner alone. No patient data. */
public final class NightReport {

  private final NightPage page;
  private final Path folder;

  public NightReport(Configuration configuration, Path folder) {
    this.page = new NightPage(configuration);
    this.folder = folder;
  }

  /** Where the report of a run lies. */
  public Path file(long runId) {
    return folder.resolve(String.format(Locale.ROOT, "nuit-%06d.html", runId));
  }

  /**
   * Writes the report of a night; it appears whole, and again after a crash.
   *
   * @param parts what could not be made up to now, and what can't be shown
   */
  public Path write(NightFigures figures, List<Indicator> identities, FigureParts parts)
      throws IOException, SQLException {
    String html = page.html(figures, identities, Instant.now(), parts);
    return Role.REPORTS.in(folder, () -> write(file(figures.runId()), html));
  }

  private Path write(Path target, String html) throws IOException {
    DurableFiles.createDirectories(folder);
    Path draft = target.resolveSibling(target.getFileName() + ".tmp");
    DurableFiles.writeOwnerOnly(draft, html);
    return Files.move(
        draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
