package org.estuaire.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.estuaire.installation.Spot;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A YAML file read as a tree of texts: bounded, strictly UTF-8, without tags, anchors or merges, so
 * that nothing in it can build an object or grow.
 */
public final class YamlFile {

  private static final int MOST_KIB = 1024;
  private static final int MOST_BYTES = MOST_KIB << 10;
  private static final int DEEPEST = 20;

  private YamlFile() {}

  /** The lines of the file, or empty after having noted what is wrong. */
  public static Optional<Section> read(Path file, Mistakes mistakes) {
    return text(file, mistakes).flatMap(text -> parse(file, text, mistakes));
  }

  /** A whole small text file, strictly UTF-8. */
  public static Optional<String> text(Path file, Mistakes mistakes) {
    Spot whole = Spot.whole(file);
    if (!Files.exists(file)) {
      mistakes.add(whole, YamlFinding.FILE_MISSING, String.valueOf(file.getFileName()));
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        mistakes.add(whole, YamlFinding.TOO_LARGE, String.valueOf(MOST_KIB));
        return Optional.empty();
      }
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      mistakes.add(whole, YamlFinding.NOT_UTF8);
    } catch (IOException e) {
      mistakes.add(whole, YamlFinding.FILE_UNREADABLE);
    }
    return Optional.empty();
  }

  private static Optional<Section> parse(Path file, String text, Mistakes mistakes) {
    try {
      int before = mistakes.count();
      String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
      refuseWhatCouldGrow(file, plain, mistakes);
      return mistakes.count() > before ? Optional.empty() : compose(file, plain, mistakes);
    } catch (MarkedYAMLException e) {
      mistakes.add(spot(file, e.getProblemMark()), YamlFinding.SYNTAX);
    } catch (YAMLException | NumberFormatException e) {
      // Characters that YAML excludes; an escape (\\u) without its digits at the end of a file.
      mistakes.add(Spot.whole(file), YamlFinding.SYNTAX);
    }
    return Optional.empty();
  }

  private static Optional<Section> compose(Path file, String text, Mistakes mistakes) {
    Node root = yaml().compose(new StringReader(text));
    if (root instanceof MappingNode mapping) {
      return Optional.of(new Section(file, mapping, mistakes));
    }
    Spot at = root == null ? Spot.whole(file) : spot(file, root.getStartMark());
    mistakes.add(at, YamlFinding.NOT_A_SECTION, String.valueOf(file.getFileName()));
    return Optional.empty();
  }

  /** Looks at the stream of events, before any tree is built. */
  private static void refuseWhatCouldGrow(Path file, String text, Mistakes mistakes) {
    Set<Integer> told = new HashSet<>();
    int depth = 0;
    for (Event event : yaml().parse(new StringReader(text))) {
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DEEPEST) {
        mistakes.add(
            spot(file, event.getStartMark()), YamlFinding.TOO_LARGE, String.valueOf(MOST_KIB));
        return;
      }
      if (isForbidden(event) && told.add(event.getStartMark().getLine())) {
        mistakes.add(spot(file, event.getStartMark()), YamlFinding.FORBIDDEN_YAML);
      }
    }
  }

  private static boolean isForbidden(Event event) {
    if (event instanceof AliasEvent) {
      return true;
    }
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      return true;
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag() != null || (scalar.isPlain() && "<<".equals(scalar.getValue()));
    }
    return event instanceof CollectionStartEvent start && start.getTag() != null;
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_BYTES);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(0);
    options.setAllowRecursiveKeys(false);
    return new Yaml(new SafeConstructor(options));
  }

  private static Spot spot(Path file, Mark mark) {
    return mark == null
        ? Spot.whole(file)
        : new Spot(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
