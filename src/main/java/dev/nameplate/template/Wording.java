package dev.nameplate.template;

import java.util.List;
import java.util.Map;

/**
 * Fixed words mixed with fields, by language, with alternatives for missing fields.
 *
 * @param fallback the alternatives where no language fits; the first whose fields are all there is used
 * @param byLanguage BCP 47 tag to alternatives; may be empty
 */
public record Wording(List<Phrase> fallback, Map<String, List<Phrase>> byLanguage) {

    public Wording {
        fallback = List.copyOf(fallback);
        byLanguage = Map.copyOf(byLanguage);
    }

    /** One alternative: words and fields in order. */
    public record Phrase(List<Piece> pieces) {
        public Phrase {
            pieces = List.copyOf(pieces);
        }
    }

    /** A part of a phrase. */
    public sealed interface Piece {

        record Words(String text) implements Piece {}

        /** {@code {name}}: a field's value. */
        record Slot(String field) implements Piece {}

        /** {@code [ · {company}]}: left out as a whole when a field inside is missing. */
        record Optional(List<Piece> pieces) implements Piece {}

        /** {@code <strong>{name}</strong>}: pieces that look as the text's style says for that name. */
        record Run(String name, List<Piece> pieces) implements Piece {}
    }
}
