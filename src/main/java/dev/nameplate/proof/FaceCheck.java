package dev.nameplate.proof;

import dev.nameplate.merge.Coverage;
import dev.nameplate.merge.Fallback;
import dev.nameplate.merge.Field;
import dev.nameplate.template.TextLayer;
import dev.nameplate.template.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether some face draws the template's own words. */
final class FaceCheck implements Check {

    private static final String REMEDY =
            "set fonts.directory to a folder with faces for their script, or write words that the faces here draw";

    private final Anatomy anatomy;
    private final Optional<Coverage> coverage;

    FaceCheck(Anatomy anatomy, Optional<Coverage> coverage) {
        this.anatomy = anatomy;
        this.coverage = coverage;
    }

    @Override
    public void look(Specimen specimen, Findings findings) {
        // The document itself is asked, not its pictures.
    }

    @Override
    public void end(Findings findings) {
        for (Anatomy.Part part : anatomy.parts()) {
            if (part.layer() instanceof TextLayer text) {
                Wording wording = text.wording();
                wording.fallback().forEach(phrase -> own(part, phrase.pieces(), findings));
                translated(part, wording, findings);
            }
        }
        anatomy.template().fields().forEach(field -> field(field, findings));
    }

    private void own(Anatomy.Part part, List<Wording.Piece> pieces, Findings findings) {
        undrawn(pieces)
                .ifPresent(words -> findings.add(
                        Findings.error(
                                "font-coverage",
                                part.pointer() + "/text",
                                "no face draws all of “" + words + "” in text " + part.name(),
                                REMEDY),
                        0));
    }

    /** One finding for all languages that a text cannot be drawn in: their cure is the same. */
    private void translated(Anatomy.Part part, Wording wording, Findings findings) {
        Map<String, String> undrawn = new TreeMap<>();
        wording.byLanguage()
                .forEach((tag, phrases) -> phrases.forEach(phrase -> undrawn(phrase.pieces())
                        .ifPresent(words -> undrawn.putIfAbsent(tag, "“" + words + "” (" + tag + ")"))));
        if (!undrawn.isEmpty()) {
            findings.add(
                    Findings.warning(
                            "font-coverage",
                            part.pointer() + "/text",
                            "no face draws all of " + String.join(", ", undrawn.values()) + " in text " + part.name(),
                            REMEDY),
                    0);
        }
    }

    private void field(Field field, Findings findings) {
        for (Fallback rung : field.ladder()) {
            if (rung instanceof Fallback.Fixed fixed && !draws(fixed.value().fallback())) {
                findings.add(
                        Findings.error(
                                "font-coverage",
                                anatomy.field(field.name()) + "/fallback",
                                "no face draws all of fallback “"
                                        + fixed.value().fallback() + "”",
                                REMEDY),
                        0);
            }
        }
    }

    private Optional<String> undrawn(List<Wording.Piece> pieces) {
        for (Wording.Piece piece : pieces) {
            if (piece instanceof Wording.Piece.Words words && !draws(words.text())) {
                return Optional.of(words.text().strip());
            }
            Optional<String> inner = undrawn(inner(piece));
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }

    private static List<Wording.Piece> inner(Wording.Piece piece) {
        if (piece instanceof Wording.Piece.Optional optional) {
            return optional.pieces();
        }
        return piece instanceof Wording.Piece.Run run ? run.pieces() : List.of();
    }

    private boolean draws(String words) {
        return coverage.isEmpty() || coverage.get().draws(words);
    }
}
