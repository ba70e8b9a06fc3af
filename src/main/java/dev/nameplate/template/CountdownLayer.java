package dev.nameplate.template;

import dev.nameplate.merge.Localised;
import dev.nameplate.merge.UnitNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long it is until the template's deadline: a row of units, equally wide, each with its figure and its label.
 *
 * <p>A unit's box depends on nothing but the layer's, so that a second that passes moves nothing.
 *
 * @param deadline the same for all countdowns of a template
 * @param units largest first, at least one
 * @param digits fewest digits of a figure; zeros come before
 * @param gap between units, canvas units
 * @param style of the figures
 * @param labels below the figures
 * @param separator between units
 * @param plate below each unit
 * @param passed what stands in the box when the deadline has passed
 */
public record CountdownLayer(
        Common common,
        Deadline deadline,
        List<Unit> units,
        int digits,
        double gap,
        TextStyle style,
        Optional<Labels> labels,
        Optional<Separator> separator,
        Optional<Plate> plate,
        Optional<Passed> passed)
        implements FigureLayer {

    public CountdownLayer {
        units = List.copyOf(units);
    }

    @Override
    public CountdownLayer in(Layer.Box box) {
        return new CountdownLayer(
                common.in(box), deadline, units, digits, gap, style, labels, separator, plate, passed);
    }

    /** What is counted. */
    public enum Unit {
        DAYS(86_400, UnitNames.Unit.DAY),
        HOURS(3600, UnitNames.Unit.HOUR),
        MINUTES(60, UnitNames.Unit.MINUTE),
        SECONDS(1, UnitNames.Unit.SECOND);

        private final int seconds;
        private final UnitNames.Unit unit;

        Unit(int seconds, UnitNames.Unit unit) {
            this.seconds = seconds;
            this.unit = unit;
        }

        public int seconds() {
            return seconds;
        }

        public UnitNames.Unit unit() {
            return unit;
        }
    }

    /**
     * What the units are called.
     *
     * @param words those of the template; for a unit that is not in here the reader's language has a name
     * @param brief whether that name is abbreviated
     * @param gap from the figures' baseline to the labels' capitals
     */
    public record Labels(Map<Unit, Localised> words, boolean brief, TextStyle style, double gap) {
        public Labels {
            words = Map.copyOf(words);
        }
    }

    /** A sign between two units. */
    public record Separator(String text, TextStyle style) {}

    /**
     * A tile below a unit.
     *
     * @param around what it underlays
     */
    public record Plate(Around around, Paint fill, double radius, Optional<Stroke> stroke, List<Layer.Shadow> shadows) {

        public Plate {
            shadows = List.copyOf(shadows);
        }

        /** The whole unit, or its figure without the label. */
        public enum Around {
            UNIT,
            FIGURE
        }
    }

    /** The words that end it. */
    public record Passed(Wording words, TextStyle style) {}

    /** What the layer knows about its deadline. */
    public enum State {
        RUNNING,
        PASSED,
        UNKNOWN
    }
}
