package org.estuaire.exchange;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of {@link Wording}, and what they speak for, as they lie in the sources. */
public final class TextFiles {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");
  private static final Pattern WORDED = Pattern.compile("enum (\\w+) implements Worded");

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
  public static Map<String, Set<String>> keys(String name, Language language) throws IOException {
    String file = name + "_" + language.locale().getLanguage() + ".properties";
    Map<String, Set<String>> keys = new TreeMap<>();
    for (Path sources : sources("resources")) {
      files(sources, file).forEach(path -> keys.put(room(sources, path), keys(path)));
    }
    return keys;
  }

  /** The enums of which each constant has its words. */
  public static List<Class<?>> worded() throws IOException {
    List<Class<?>> enums = new ArrayList<>();
    for (Path sources : sources("java")) {
      for (Path file : files(sources, "")) {
        String name = file.getFileName().toString().replace(".java", "");
        Matcher found = WORDED.matcher(Files.readString(file));
        while (found.find()) {
          String within = found.group(1).equals(name) ? name : name + "$" + found.group(1);
          enums.add(load(room(sources, file) + "." + within));
        }
      }
    }
    return enums;
  }

  /** All that the program is made of, in Java. */
  public static String program() throws IOException {
    StringBuilder program = new StringBuilder();
    for (Path sources : sources("java")) {
      for (Path file : files(sources, "")) {
        program.append(Files.readString(file));
      }
    }
    return program.toString();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> sources(String kind) {
    return Stream.of("pipeline", "routes", "jobs", "synthetic")
        .map(module -> Path.of("..", module, "src", "main", kind))
        .filter(Files::isDirectory)
        .toList();
  }

  /** Files of a name, or all files. */
  private static List<Path> files(Path sources, String name) throws IOException {
    try (Stream<Path> all = Files.walk(sources)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> name.isEmpty() || path.endsWith(name))
          .sorted()
          .toList();
    }
  }

  private static String room(Path sources, Path file) {
    return sources.relativize(file.getParent()).toString().replace(File.separatorChar, '.');
  }

  /** One line a text, without comments: so that whoever translates sees all there is. */
  private static Set<String> keys(Path file) {
    Set<String> keys = new TreeSet<>();
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
