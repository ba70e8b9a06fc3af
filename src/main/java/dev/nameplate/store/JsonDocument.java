package dev.nameplate.store;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.nameplate.template.Problem;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** From the bytes of a document to plain maps, or to the one problem that says where it is no JSON. */
final class JsonDocument {

    private static final ObjectReader READER = strict();

    private JsonDocument() {}

    /** @param what it is, as {@code a template} */
    static <T> T read(
            byte[] document, String what, Function<Map<String, Object>, T> sound, Function<Problem, T> faulty) {
        Map<String, Object> tree;
        try {
            tree = READER.readValue(document);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            return faulty.apply(new Problem("", "not a JSON object" + where + ": " + e.getOriginalMessage()));
        } catch (IOException e) {
            return faulty.apply(new Problem("", "cannot be read: " + e.getMessage()));
        }
        return tree == null
                ? faulty.apply(new Problem("", "the document is empty; " + what + " is a JSON object"))
                : sound.apply(tree);
    }

    private static ObjectReader strict() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxDocumentLength(8L << 20)
                        .build());
        return mapper.readerFor(new TypeReference<Map<String, Object>>() {});
    }
}
