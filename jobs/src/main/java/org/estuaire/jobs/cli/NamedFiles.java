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
            .map(path -> new Explanation(ExitCode.USAGE, path + why(file, language)));
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

  private static String why(FileSystemException failure, Language language) {
    if (failure instanceof NoSuchFileException) {
      return language.choose(
          " : ce fichier ou son dossier n'existe pas.",
          ": this file or its folder does not exist.");
    }
    if (failure instanceof AccessDeniedException) {
      return language.choose(
          " : ce compte n'y a pas accès.", ": this account has no access to it.");
    }
    if (Files.isDirectory(Path.of(failure.getFile()))) {
      return language.choose(
          " : c'est un dossier, il faut un fichier.", ": it is a folder, a file is needed.");
    }
    return language.choose(
        " : inutilisable ("
            + failure.getClass().getSimpleName()
            + "). Vérifiez que le chemin désigne ce qu'il faut (un fichier ou un dossier), et la"
            + " place libre.",
        ": can't be used ("
            + failure.getClass().getSimpleName()
            + "). Check that the path names what it should (a file or a folder), and the space"
            + " left.");
  }
}
