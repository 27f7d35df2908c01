package org.estuaire.delimited;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.estuaire.exchange.Finding;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML block of keys and values that remembers its lines. Whatever does not have the expected
 * form goes to the mistakes, and reading continues with the rest.
 */
final class YamlBlock {

  private final long line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Consumer<Finding> mistakes;

  private YamlBlock(MappingNode node, Consumer<Finding> mistakes) {
    this.line = lineOf(node);
    this.mistakes = mistakes;
    for (NodeTuple entry : node.getValue()) {
      String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (values.put(key, entry.getValueNode()) != null) {
        report(MappingFinding.REPEATED, entry.getKeyNode(), key);
      }
    }
  }

  /** Nothing, and a mistake, when the node is not a block. */
  static Optional<YamlBlock> of(Node node, String name, Consumer<Finding> mistakes) {
    if (node instanceof MappingNode block) {
      return Optional.of(new YamlBlock(block, mistakes));
    }
    mistakes.accept(
        Finding.of(MappingFinding.WRONG_VALUE, name, "clé: valeur").atLine(lineOf(node)));
    return Optional.empty();
  }

  /** Reports every key that is not one of these. */
  YamlBlock allowing(List<String> keys) {
    values.forEach(
        (key, node) -> {
          if (!keys.contains(key)) {
            report(MappingFinding.UNKNOWN_KEY, node, key, String.join(", ", keys));
          }
        });
    return this;
  }

  Map<String, Node> entries() {
    return values;
  }

  Optional<String> text(String key) {
    Node node = values.get(key);
    if (node == null || node instanceof ScalarNode) {
      return Optional.ofNullable((ScalarNode) node).map(ScalarNode::getValue);
    }
    report(MappingFinding.WRONG_VALUE, node, key, "un texte");
    return Optional.empty();
  }

  /** Reports a text that is missing or empty. */
  Optional<String> requiredText(String key) {
    if (!values.containsKey(key)) {
      reportHere(MappingFinding.MISSING_KEY, key);
    }
    return text(key).filter(text -> !text.isBlank());
  }

  Optional<YamlBlock> block(String key) {
    return Optional.ofNullable(values.get(key)).flatMap(node -> of(node, key, mistakes));
  }

  List<YamlBlock> blocks(String key) {
    Node node = values.get(key);
    List<YamlBlock> blocks = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> of(item, key, mistakes).ifPresent(blocks::add));
    } else if (node != null) {
      report(MappingFinding.WRONG_VALUE, node, key, "une liste");
    }
    return blocks;
  }

  void report(MappingFinding code, String key, String... arguments) {
    Node node = values.get(key);
    mistakes.accept(Finding.of(code, arguments).atLine(node == null ? line : lineOf(node)));
  }

  void reportHere(MappingFinding code, String... arguments) {
    mistakes.accept(Finding.of(code, arguments).atLine(line));
  }

  private void report(MappingFinding code, Node node, String... arguments) {
    mistakes.accept(Finding.of(code, arguments).atLine(lineOf(node)));
  }

  private static long lineOf(Node node) {
    return node.getStartMark().getLine() + 1L;
  }
}
