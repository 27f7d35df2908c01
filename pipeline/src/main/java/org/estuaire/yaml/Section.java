package org.estuaire.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.FindingCode;
import org.estuaire.installation.Spot;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Some {@code key: value} lines of a YAML file. Ask for every key that may stand here, then {@link
 * #refuseOtherKeys()}. What is wrong goes to the {@link Mistakes} with its place; the answers are
 * then empty, so that reading continues and finds the next mistake.
 *
 * <p>Values are taken as written, whatever type YAML would guess: {@code 06:00}, {@code no} and
 * {@code 01} stay texts.
 */
public final class Section {

  private final Path file;
  private final Spot start;
  private final Mistakes mistakes;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Spot> keys = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  Section(Path file, MappingNode node, Mistakes mistakes) {
    this.file = file;
    this.start = spot(node);
    this.mistakes = mistakes;
    node.getValue().forEach(this::enter);
  }

  private void enter(NodeTuple line) {
    Spot at = spot(line.getKeyNode());
    if (!(line.getKeyNode() instanceof ScalarNode key)) {
      mistakes.add(at, YamlFinding.NOT_A_TEXT, "…");
    } else if (keys.putIfAbsent(key.getValue(), at) == null) {
      values.put(key.getValue(), line.getValueNode());
    } else {
      mistakes.add(at, YamlFinding.DUPLICATE_KEY, key.getValue());
    }
  }

  public <T> Optional<T> optional(String key, Form<T> form) {
    return node(key).flatMap(node -> value(key, node, form)).map(Setting::value);
  }

  /** A text whose blanks around it count. */
  public <T> Optional<T> verbatim(String key, Form<T> form) {
    asked.add(key);
    return values.get(key) instanceof ScalarNode written && !written.getValue().isEmpty()
        ? form.read(written.getValue(), refusal(key, spot(written)))
        : optional(key, form);
  }

  public <T> Optional<T> required(String key, Form<T> form) {
    demand(key);
    return optional(key, form);
  }

  /** The values of a list that are of the form; none when the key is absent. */
  public <T> List<Setting<T>> list(String key, Form<T> form) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof SequenceNode items)) {
      mistakes.add(spot(node.get()), YamlFinding.NOT_A_LIST, key);
      return List.of();
    }
    List<Setting<T>> read = new ArrayList<>();
    items.getValue().forEach(item -> value(key, item, form).ifPresent(read::add));
    return read;
  }

  /** As {@link #list}, with at least one value. */
  public <T> List<Setting<T>> requiredList(String key, Form<T> form) {
    demand(key);
    if (node(key).filter(n -> n instanceof SequenceNode s && s.getValue().isEmpty()).isPresent()) {
      mistakes.add(spot(key), YamlFinding.EMPTY_LIST, key);
    }
    return list(key, form);
  }

  public Optional<Section> section(String key) {
    return node(key).flatMap(node -> section(key, node));
  }

  public Optional<Section> requiredSection(String key) {
    demand(key);
    return section(key);
  }

  /** The sections of a list; none when the key is absent. */
  public List<Section> sections(String key) {
    Optional<Node> node = node(key);
    if (node.isPresent() && !(node.get() instanceof SequenceNode)) {
      mistakes.add(spot(node.get()), YamlFinding.NOT_A_LIST, key);
      return List.of();
    }
    return node.map(n -> ((SequenceNode) n).getValue()).orElse(List.of()).stream()
        .flatMap(item -> section(key, item).stream())
        .toList();
  }

  /** As {@link #sections}, where the list may not be missing. */
  public List<Section> requiredSections(String key) {
    demand(key);
    return sections(key);
  }

  /** The keys of a section whose keys are anybody's words. */
  public List<String> keys() {
    asked.addAll(keys.keySet());
    return List.copyOf(values.keySet());
  }

  /** The keys that are of a form; a mistake is told at each that is not. */
  public <T> List<T> keys(Form<T> form) {
    return keys().stream()
        .flatMap(key -> form.read(key, refusal(key, keys.get(key))).stream())
        .toList();
  }

  /** Whether the key holds lines of its own rather than a value. */
  public boolean holdsSection(String key) {
    return node(key).filter(MappingNode.class::isInstance).isPresent();
  }

  public boolean has(String key) {
    return node(key).isPresent();
  }

  /** Where a key's value stands; the start of the section when the key is absent. */
  public Spot spot(String key) {
    return node(key).map(this::spot).orElse(start);
  }

  /** Reports a mistake at a key. */
  public void refuse(String key, FindingCode code, String... moreArguments) {
    mistakes.add(spot(key), code, withKey(key, moreArguments));
  }

  /** Reports a mistake at a key, in words that do not begin with it. */
  public void refuseAt(String key, FindingCode code, String... arguments) {
    mistakes.add(spot(key), code, arguments);
  }

  /** Reports every key that was never asked for; to be called last. */
  public void refuseOtherKeys() {
    for (Map.Entry<String, Spot> key : keys.entrySet()) {
      if (!asked.contains(key.getKey())) {
        refuseKey(key.getKey(), key.getValue());
      }
    }
  }

  private void refuseKey(String key, Spot at) {
    Optional<String> meant = Nearest.to(key, asked);
    if (meant.isPresent()) {
      mistakes.add(at, YamlFinding.MISSPELT_KEY, key, meant.get());
    } else {
      mistakes.add(at, YamlFinding.UNKNOWN_KEY, key, String.join(", ", asked));
    }
  }

  private void demand(String key) {
    if (node(key).isEmpty()) {
      mistakes.add(keys.getOrDefault(key, start), YamlFinding.MISSING_KEY, key);
    }
  }

  /** A key without a value counts as absent. */
  private Optional<Node> node(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key)).filter(node -> !isEmpty(node));
  }

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().isBlank();
  }

  private Optional<Section> section(String key, Node node) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new Section(file, mapping, mistakes));
    }
    mistakes.add(spot(node), YamlFinding.NOT_A_SECTION, key);
    return Optional.empty();
  }

  private <T> Optional<Setting<T>> value(String key, Node node, Form<T> form) {
    Spot at = spot(node);
    if (!(node instanceof ScalarNode scalar)) {
      mistakes.add(at, YamlFinding.NOT_A_TEXT, key);
      return Optional.empty();
    }
    String text = scalar.getValue().strip();
    if (text.isEmpty()) {
      mistakes.add(at, YamlFinding.MISSING_KEY, key);
      return Optional.empty();
    }
    return form.read(text, refusal(key, at)).map(value -> new Setting<>(value, at));
  }

  private Form.Refusal refusal(String key, Spot at) {
    return (code, arguments) -> mistakes.add(at, code, withKey(key, arguments));
  }

  private static String[] withKey(String key, String... arguments) {
    List<String> all = new ArrayList<>(List.of(key));
    all.addAll(List.of(arguments));
    return all.toArray(String[]::new);
  }

  private Spot spot(Node node) {
    Mark mark = node.getStartMark();
    return new Spot(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
