package dev.nameplate.template;

import dev.nameplate.raster.Argb;
import dev.nameplate.template.CodeLayer.Level;
import dev.nameplate.template.CodeLayer.Symbology;
import dev.nameplate.template.Layer.Common;
import dev.nameplate.template.Wording.Phrase;
import dev.nameplate.template.Wording.Piece;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads code layers, and looks at fixed words as a reader of codes would. */
final class CodeReader {

    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int MOST_QUIET = 40;
    private static final double LEAST_CONTRAST = 3;

    private final Scope scope;
    private final PaintReader paints;

    CodeReader(Scope scope) {
        this.scope = scope;
        this.paints = new PaintReader(scope);
    }

    Layer read(Entry entry, Common common) {
        Node codeNode = entry.need("code");
        Symbology code = codeNode.oneOf(Symbology.QR);
        Node textNode = entry.need("text");
        Wording text = scope.texts().wording(textNode, scope, new Wording(List.of(), Map.of()));
        boolean known = codeNode.isThere() && !codeNode.isFaulty();
        if (known && !textNode.isFaultyWithin()) {
            fixed(text).flatMap(words -> CodeText.fault(code, words)).ifPresent(textNode::problem);
        }
        Node level = of(entry, "level", code.hasLevels(), known, "QR, PDF417 and Aztec codes");
        Node dots = of(entry, "dots", code == Symbology.QR, known, "QR codes");
        Node digits = of(entry, "digits", code == Symbology.EAN_13, known, "EAN-13 codes");
        int quiet = entry.get("quiet").whole(code.quiet(), 0, MOST_QUIET);
        int needed = code.narrowest() + 2 * quiet;
        if (known && common.standing() instanceof Standing.Boxed && common.box().width() < needed) {
            codeNode.problem("the box is " + Numbers.plain(common.box().width())
                    + " wide; the smallest such code and the space around it need " + needed);
        }
        ColourRef colour = colour(entry.get("colour"), BLACK);
        ColourRef background = colour(entry.get("background"), WHITE);
        warnOfPaleness(entry.node(), colour, background);
        return new CodeLayer(
                common,
                code,
                text,
                level.oneOf(Level.MEDIUM),
                quiet,
                colour,
                background,
                entry.get("radius").number(0, 0, LayerReader.FARTHEST),
                dots.flag(/* otherwise= */ false),
                digits.flag(/* otherwise= */ false));
    }

    private ColourRef colour(Node node, int otherwise) {
        return node.isThere() ? paints.colour(node) : new ColourRef.Fixed(otherwise);
    }

    private static Node of(Entry entry, String key, boolean has, boolean known, String owners) {
        Node node = entry.get(key);
        if (node.isThere() && known && !has) {
            node.problem("\"" + key + "\" is for " + owners + " only");
            return Node.absent(node.reading(), node.pointer());
        }
        return node;
    }

    /** What a code says in every picture; empty when it depends on anything. */
    private static Optional<String> fixed(Wording text) {
        List<Phrase> phrases = text.fallback();
        boolean plain = text.byLanguage().isEmpty()
                && phrases.size() == 1
                && phrases.get(0).pieces().stream().allMatch(Piece.Words.class::isInstance);
        return plain
                ? Optional.of(phrases.get(0).pieces().stream()
                        .map(piece -> ((Piece.Words) piece).text())
                        .collect(Collectors.joining()))
                : Optional.empty();
    }

    /** Scanners want dark on light; what they make of the reverse, or of grey on grey, is luck. */
    private static void warnOfPaleness(Node node, ColourRef colour, ColourRef background) {
        if (colour instanceof ColourRef.Fixed dark && background instanceof ColourRef.Fixed light) {
            boolean covered = Argb.alpha(light.argb()) == 255 && Argb.alpha(dark.argb()) == 255;
            if (covered && Contrast.luminance(dark.argb()) > Contrast.luminance(light.argb())) {
                node.reading().warning(node.pointer(), "a light code on a dark plate; many scanners cannot read it");
            } else if (covered && Contrast.between(dark.argb(), light.argb()) < LEAST_CONTRAST) {
                node.reading()
                        .warning(node.pointer(), "the code is hardly darker than its plate; scanners may miss it");
            }
        }
    }
}
