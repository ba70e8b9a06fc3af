package dev.nameplate.store;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.nameplate.template.Compiled;
import dev.nameplate.template.Problem;
import dev.nameplate.template.TemplateCompiler;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** From a stored document to a compiled template: JSON in, plain maps to the compiler. */
public final class TemplateDocument {

    private static final ObjectReader READER = strict();

    private TemplateDocument() {}

    /** Compiles a stored template; a document that is no JSON gives one problem that says where. */
    public static Compiled compile(StoredTemplate stored, TemplateCompiler compiler) {
        Map<String, Object> tree;
        try {
            tree = READER.readValue(stored.document());
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            return new Compiled.Faulty(
                    List.of(new Problem("", "not a JSON object" + where + ": " + e.getOriginalMessage())));
        } catch (IOException e) {
            return new Compiled.Faulty(List.of(new Problem("", "cannot be read: " + e.getMessage())));
        }
        if (tree == null) {
            return new Compiled.Faulty(List.of(new Problem("", "the document is empty; a template is a JSON object")));
        }
        return compiler.compile(stored.path(), tree, stored.files());
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
