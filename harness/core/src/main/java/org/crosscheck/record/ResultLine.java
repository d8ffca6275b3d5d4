package org.crosscheck.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses a line of a record and skips what was observed and predicted, which is most of a visit.
 * Only for lines of the current format.
 */
final class ResultLine {
  private static final Set<String> SKIPPED = Set.of("observation", "predicted");

  private static final TokenFilter FILTER =
      new TokenFilter() {
        @Override
        public @Nullable TokenFilter includeProperty(String name) {
          return SKIPPED.contains(name) ? null : this;
        }

        @Override
        public boolean includeEmptyArray(boolean contentsFiltered) {
          return true;
        }

        @Override
        public boolean includeEmptyObject(boolean contentsFiltered) {
          return true;
        }
      };

  private ResultLine() {}

  /** {@return the JSON object of a line without what was observed} */
  static ObjectNode parse(String line) throws JsonProcessingException {
    try (JsonParser parser =
        new FilteringParserDelegate(
            Json.MAPPER.createParser(line),
            FILTER,
            TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH,
            true)) {
      if (Json.MAPPER.readTree(parser) instanceof ObjectNode object) {
        return object;
      }
      throw new com.fasterxml.jackson.databind.JsonMappingException(null, "not an object");
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("A text cannot be read", e);
    }
  }
}
