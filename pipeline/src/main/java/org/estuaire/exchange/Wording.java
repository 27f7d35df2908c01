package org.estuaire.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a room says in one language: a file {@code NAME_LANGUAGE.properties} beside its classes, so
 * that one more language is one more file a room. Texts stand there as they are read; {@code {0}},
 * {@code {1}} … are places for arguments, and an apostrophe is an apostrophe.
 *
 * <p>A file is read when the first of its texts is needed, and kept: what was said once can be said
 * again when memory is short. The language of the machine plays no part in it.
 */
public final class Wording {

  private static final Map<Source, Wording> READ = new ConcurrentHashMap<>();
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private final Source source;
  private final Properties texts;

  private Wording(Source source, Properties texts) {
    this.source = source;
    this.texts = texts;
  }

  /**
   * The texts of a room.
   *
   * @param room any class of it
   * @param name of the file, without language and suffix
   */
  public static Wording of(Class<?> room, String name, Language language) {
    return READ.computeIfAbsent(
        new Source(room.getPackageName(), name, language), source -> source.read(room));
  }

  /** One text, its places unfilled. */
  public String text(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException(source.file() + " of " + source.room() + " lacks " + key);
    }
    return text;
  }

  /** A text with its arguments; a place without argument stays as it is. */
  public static String fill(String text, List<?> arguments) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              int argument = Integer.parseInt(place.group(1));
              return Matcher.quoteReplacement(
                  argument < arguments.size()
                      ? String.valueOf(arguments.get(argument))
                      : place.group());
            });
  }

  private record Source(String room, String name, Language language) {

    String file() {
      return name + "_" + language.locale().getLanguage() + ".properties";
    }

    Wording read(Class<?> beside) {
      Properties texts = new Properties();
      try (InputStream file = beside.getResourceAsStream(file())) {
        if (file == null) {
          throw new IllegalStateException(room + " has no " + file());
        }
        texts.load(new InputStreamReader(file, UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Wording(this, texts);
    }
  }
}
