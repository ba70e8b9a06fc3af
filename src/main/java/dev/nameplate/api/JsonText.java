package dev.nameplate.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** From bytes to a JSON object, strictly: UTF-8, no name twice, nothing behind it, and not deep. */
final class JsonText {

    /** Deeper than anything that is asked for. */
    static final int DEEPEST = 8;

    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 200;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final ObjectReader READER = reader();

    private JsonText() {}

    private static ObjectReader reader() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .build());
        return mapper.reader();
    }

    /** @throws Refused where it is none, saying where */
    static ObjectNode object(byte[] bytes) {
        String text = decoded(bytes);
        JsonNode node;
        try {
            node = READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw malformed(where(e.getLocation()) + ": " + e.getOriginalMessage());
        }
        if (node == null || node.isMissingNode()) {
            throw malformed("There is no JSON; a request is an object");
        }
        if (!(node instanceof ObjectNode object)) {
            throw malformed("There is " + JsonFields.kind(node) + "; a request is an object");
        }
        return object;
    }

    private static String where(JsonLocation at) {
        return at == null || at.getLineNr() < 1
                ? "Somewhere"
                : "Line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static Refused malformed(String detail) {
        return new Refused(ProblemKind.MALFORMED_JSON, detail);
    }

    private static String decoded(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, /* endOfInput= */ true);
        if (result.isError()) {
            out.flip();
            int line = 1 + (int) out.chars().filter(c -> c == '\n').count();
            throw malformed("Line " + line + ": byte " + (in.position() + 1)
                    + " of the body is no UTF-8, which JSON is written in");
        }
        out.flip();
        boolean marked = out.length() > 0 && out.charAt(0) == BYTE_ORDER_MARK;
        return marked ? out.subSequence(1, out.length()).toString() : out.toString();
    }
}
