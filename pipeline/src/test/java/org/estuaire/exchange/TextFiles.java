package org.estuaire.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of {@link Wording} as they lie in the sources of all modules. */
public final class TextFiles {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

  private TextFiles() {}

  /** The numbers of the arguments that a text wants. */
  public static Set<Integer> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map((MatchResult place) -> Integer.valueOf(place.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The keys of all files of this name, by room. */
  public static Map<String, TreeSet<String>> keys(String name, Language language)
      throws IOException {
    String file = name + "_" + language.locale().getLanguage() + ".properties";
    Map<String, TreeSet<String>> keys = new TreeMap<>();
    for (String module : List.of("pipeline", "routes", "jobs")) {
      Path sources = Path.of("..", module, "src", "main", "resources");
      if (Files.isDirectory(sources)) {
        try (Stream<Path> all = Files.walk(sources)) {
          all.filter(path -> path.endsWith(file))
              .forEach(path -> keys.put(room(sources, path), keys(path)));
        }
      }
    }
    return keys;
  }

  private static String room(Path sources, Path file) {
    return sources
        .relativize(file.getParent())
        .toString()
        .replace(file.getFileSystem().getSeparator(), ".");
  }

  /** One line a text, without comments: so that whoever translates sees all there is. */
  private static TreeSet<String> keys(Path file) {
    TreeSet<String> keys = new TreeSet<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!keys.add(line.replaceFirst(" = .*", ""))) {
          throw new AssertionError(file + " says twice: " + line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }
}
