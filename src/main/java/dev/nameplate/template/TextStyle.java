package dev.nameplate.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How text is set. Lengths in canvas units.
 *
 * @param family a family of the font book, as {@code Inter}
 * @param weight 100..900
 * @param italic whether slanted
 * @param size the largest size
 * @param minSize the smallest size tried before the ellipsis decides; equal to {@code size} when it may not shrink
 * @param lineHeight distance of baselines as a multiple of the size
 * @param tracking extra space between letters, in ems
 * @param maxLines most lines, at least 1
 * @param balance whether lines are made about equally long
 * @param align along the line
 * @param valign within the box
 * @param fill what letters are filled with; points of gradients are fractions of the box
 * @param outline drawn around letters
 * @param shadows below the letters
 * @param upper whether the whole text is set in capitals (by the language's rules)
 * @param tabular figures of equal width
 * @param underline a line below the letters
 * @param strike a line through the letters
 * @param runs how words between tags look, by the tag's name
 * @param plate a background that follows the text
 * @param rule a line below the text, as long as the text is wide
 */
public record TextStyle(
        String family,
        int weight,
        boolean italic,
        double size,
        double minSize,
        double lineHeight,
        double tracking,
        int maxLines,
        boolean balance,
        Align align,
        Valign valign,
        Paint fill,
        Optional<Stroke> outline,
        List<Layer.Shadow> shadows,
        boolean upper,
        boolean tabular,
        boolean underline,
        boolean strike,
        Map<String, Run> runs,
        Optional<Plate> plate,
        Optional<Rule> rule) {

    public TextStyle {
        shadows = List.copyOf(shadows);
        runs = Map.copyOf(runs);
    }

    /** Text of one look, on nothing. */
    public TextStyle(
            String family,
            int weight,
            boolean italic,
            double size,
            double minSize,
            double lineHeight,
            double tracking,
            int maxLines,
            boolean balance,
            Align align,
            Valign valign,
            Paint fill,
            Optional<Stroke> outline,
            List<Layer.Shadow> shadows,
            boolean upper,
            boolean tabular,
            boolean underline) {
        this(
                family,
                weight,
                italic,
                size,
                minSize,
                lineHeight,
                tracking,
                maxLines,
                balance,
                align,
                valign,
                fill,
                outline,
                shadows,
                upper,
                tabular,
                underline,
                /* strike= */ false,
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * In what the words between two tags differ from the words around them.
     *
     * @param size as a multiple of theirs
     * @param raise how far they stand above the others' baseline, in ems of the others; negative below
     */
    public record Run(
            Optional<String> family,
            Optional<Integer> weight,
            Optional<Boolean> italic,
            double size,
            double raise,
            Optional<Double> tracking,
            Optional<Paint> fill,
            Optional<Boolean> upper,
            Optional<Boolean> underline,
            Optional<Boolean> strike) {}

    /**
     * A background that follows the text. The text is set within its box less the padding and the stroke.
     *
     * @param fill points of gradients are fractions of the layer's box
     * @param vertical padding over capitals and as much below descenders
     * @param horizontal padding before and behind a line
     * @param per what is underlaid
     */
    public record Plate(
            Paint fill,
            double vertical,
            double horizontal,
            double radius,
            Per per,
            Optional<Stroke> stroke,
            List<Layer.Shadow> shadows) {

        public Plate {
            shadows = List.copyOf(shadows);
        }

        /** What is underlaid: the whole text with one rectangle, or each line with its own, those that touch as one shape. */
        public enum Per {
            TEXT,
            LINE
        }
    }

    /**
     * A line below the text.
     *
     * @param width how thick it is
     * @param gap from the descenders of the last line, or from where they would be
     * @param overhang how much longer it is than the text on either side
     */
    public record Rule(Paint paint, double width, double gap, double overhang) {}

    /** Along the line; start and end follow the text's direction. */
    public enum Align {
        START,
        CENTER,
        END,
        LEFT,
        RIGHT
    }

    /** Within the box; {@code BASELINE} puts the first baseline on the box's bottom edge. */
    public enum Valign {
        TOP,
        MIDDLE,
        BOTTOM,
        BASELINE
    }
}
