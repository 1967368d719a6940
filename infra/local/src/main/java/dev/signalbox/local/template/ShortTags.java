package dev.signalbox.local.template;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Plain YAML with CloudFormation's short tags in their long form: `!Ref x` becomes `{Ref: x}`.
final class ShortTags extends SafeConstructor {

  private static final List<String> WITHOUT_PREFIX = List.of("Ref", "Condition");

  ShortTags() {
    super(new LoaderOptions());
    yamlMultiConstructors.put("!", new LongForm());
    // 2010-09-09 is a word here, not a day.
    yamlConstructors.put(Tag.TIMESTAMP, new ConstructYamlStr());
  }

  private final class LongForm extends AbstractConstruct {
    @Override
    public Object construct(Node node) {
      String name = node.getTag().getValue().substring(1);
      Object value = value(node);
      if (name.equals("GetAtt") && value instanceof String dotted) {
        value = Arrays.asList(dotted.split("\\.", 2));
      }
      return Map.of(WITHOUT_PREFIX.contains(name) ? name : "Fn::" + name, value);
    }

    private Object value(Node node) {
      return switch (node) {
        case ScalarNode scalar -> constructScalar(scalar);
        case SequenceNode sequence -> constructSequence(sequence);
        case MappingNode mapping -> constructMapping(mapping);
        default -> throw new BadTemplate("a tag on " + node.getNodeId() + " is not understood.");
      };
    }
  }
}
