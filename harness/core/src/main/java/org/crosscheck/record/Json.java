package org.crosscheck.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Load;
import org.crosscheck.verdict.Verdict;

/**
 * Maps the types of a record to JSON and back. Strict: unknown, missing and null fields are errors.
 */
final class Json {
  private static final int DEEPEST = 10_000;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNumberLength(DEEPEST)
                          .build())
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(module())
          .build();

  private Json() {}

  private static SimpleModule module() {
    SimpleModule module = new SimpleModule("record");
    text(module, Instant.class, Instant::toString, Instant::parse);
    text(module, ClaimId.class, ClaimId::text, ClaimId::new);
    text(module, RunEnd.How.class, RunEnd.How::id, Json::how);
    tree(module, RunEnvironment.class, EnvironmentJson::write, EnvironmentJson::read);
    tree(module, Verdict.class, VerdictJson::write, VerdictJson::read);
    tree(module, Fact.class, FactJson::write, FactJson::read);
    tree(module, Load.class, LoadJson::write, LoadJson::read);
    tree(module, VisitRecord.class, VisitJson::write, VisitJson::read);
    return module;
  }

  private static RunEnd.How how(String id) {
    return Arrays.stream(RunEnd.How.values())
        .filter(h -> h.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + id + "' is not how a run can end"));
  }

  /** Adds a type that is a string in JSON. */
  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new StdSerializer<T>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(T value, JsonGenerator to, SerializerProvider p)
              throws IOException {
            to.writeString(write.apply(value));
          }
        });
    module.addDeserializer(type, new Reader<>(type, node -> read.apply(text(node))));
  }

  /** Adds a type whose fields are written and read by hand. */
  private static <T> void tree(
      SimpleModule module, Class<T> type, Function<T, ObjectNode> write, Function<JsonNode, T> r) {
    module.addSerializer(
        type,
        new StdSerializer<T>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(T value, JsonGenerator to, SerializerProvider p)
              throws IOException {
            to.writeTree(write.apply(value));
          }
        });
    module.addDeserializer(type, new Reader<>(type, r));
  }

  private static final class Reader<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<JsonNode, T> read;

    Reader(Class<T> type, Function<JsonNode, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser from, DeserializationContext context) throws IOException {
      JsonNode node = context.readTree(from);
      try {
        return read.apply(node);
      } catch (UserError | IllegalArgumentException | DateTimeException e) {
        throw JsonMappingException.from(from, String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** {@return the string in a node} */
  static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("expected a string, found " + node.getNodeType());
    }
    return node.textValue();
  }

  /** {@return the string in a required field} */
  static String text(JsonNode object, String field) {
    JsonNode node = object.path(field);
    if (!node.isTextual()) {
      throw new IllegalArgumentException("expected a string in '" + field + "', found " + node);
    }
    return node.textValue();
  }
}
