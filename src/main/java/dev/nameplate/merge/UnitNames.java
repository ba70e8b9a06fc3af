package dev.nameplate.merge;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.text.ConstrainedFieldPosition;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.MeasureUnit;

/** What units of time are called beside a number: 1 day, 2 days; 1 jour, 2 jours; 1 день, 2 дня, 5 дней. */
public final class UnitNames {

    private static final int NAMES_AT_ONCE = 4096;
    private static final Memo<Asked, String> NAMES = new Memo<>(NAMES_AT_ONCE, UnitNames::name);

    private UnitNames() {}

    /** A unit of time. */
    public enum Unit {
        DAY(MeasureUnit.DAY),
        HOUR(MeasureUnit.HOUR),
        MINUTE(MeasureUnit.MINUTE),
        SECOND(MeasureUnit.SECOND);

        private final MeasureUnit measure;

        Unit(MeasureUnit measure) {
            this.measure = measure;
        }
    }

    private record Asked(String language, Unit unit, boolean brief, long number) {}

    /**
     * The unit alone, as it stands beside a number.
     *
     * @param language BCP 47 tag
     * @param brief abbreviated, as the language does
     */
    public static String of(String language, Unit unit, boolean brief, long number) {
        return NAMES.get(new Asked(language, unit, brief, number));
    }

    private static String name(Asked asked) {
        FormattedNumber written = NumberFormatter.withLocale(
                        Language.of(asked.language()).locale())
                .unit(asked.unit().measure)
                .unitWidth(asked.brief() ? UnitWidth.SHORT : UnitWidth.FULL_NAME)
                .format(asked.number());
        ConstrainedFieldPosition position = new ConstrainedFieldPosition();
        position.constrainField(NumberFormat.Field.MEASURE_UNIT);
        StringBuilder name = new StringBuilder();
        String all = written.toString();
        // Some languages write a unit in two pieces, one before and one behind the number.
        while (written.nextPosition(position)) {
            name.append(name.length() == 0 ? "" : " ").append(all, position.getStart(), position.getLimit());
        }
        return name.toString().strip();
    }
}
