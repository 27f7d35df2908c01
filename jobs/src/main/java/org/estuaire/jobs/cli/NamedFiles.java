package org.estuaire.jobs.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParseResult;

/** The files and folders that a command line names: says which of them a failure is about. */
final class NamedFiles {

  private final List<Path> named;

  NamedFiles(ParseResult commandLine) {
    this.named =
        Asked.command(commandLine).matchedArgs().stream()
            .flatMap(NamedFiles::values)
            .filter(Path.class::isInstance)
            .map(value -> ((Path) value).toAbsolutePath().normalize())
            .toList();
  }

  private static Stream<?> values(ArgSpec argument) {
    Object value = argument.getValue();
    return value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value);
  }

  /** One line about a file that was named; empty when the failure is about something else. */
  Optional<Explanation> explain(Throwable failure, Language language) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof FileSystemException file && file.getFile() != null) {
        return concerned(file)
            .map(path -> new Explanation(ExitCode.USAGE, words(path, file, language)));
      }
    }
    return Optional.empty();
  }

  /** What was named, or what stands in its folder or below it, such as a draft. */
  private Optional<Path> concerned(FileSystemException failure) {
    try {
      Path file = Path.of(failure.getFile()).toAbsolutePath().normalize();
      return named.stream()
          .filter(
              path ->
                  file.startsWith(path)
                      || path.startsWith(file)
                      || (file.getParent() != null && file.getParent().equals(path.getParent())))
          .findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String words(Path path, FileSystemException failure, Language language) {
    return why(failure).words(language, path, failure.getClass().getSimpleName());
  }

  private static CliWord why(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return CliWord.FILE_MISSING;
    }
    if (failure instanceof AccessDeniedException) {
      return CliWord.FILE_FORBIDDEN;
    }
    return Files.isDirectory(Path.of(failure.getFile()))
        ? CliWord.FILE_IS_FOLDER
        : CliWord.FILE_UNUSABLE;
  }
}
