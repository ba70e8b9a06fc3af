package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.IllformedLocaleException;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A language as the merge uses it: its tag, its locale, how it writes numbers and what it calls the months. */
final class Language {

    private static final int LONGEST_TAG = 35;
    private static final int LANGUAGES_AT_ONCE = 256;
    private static final Set<String> WITH_DATA = Arrays.stream(ULocale.getAvailableLocales())
            .map(ULocale::getLanguage)
            .collect(Collectors.toUnmodifiableSet());
    private static final Memo<String, Language> KNOWN = new Memo<>(LANGUAGES_AT_ONCE, Language::new);

    private final String tag;
    private final ULocale locale;
    private final Locale jdkLocale;
    private final String decimal;
    private final String grouping;
    private volatile @Nullable Map<String, Integer> months;
    private volatile @Nullable Set<String> weekdays;

    private Language(String tag) {
        this.tag = tag;
        this.locale = ULocale.forLanguageTag(tag);
        this.jdkLocale = locale.toLocale();
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        this.decimal = symbols.getDecimalSeparatorString();
        this.grouping = symbols.getGroupingSeparatorString();
    }

    /** The language of a tag that a template names. */
    static Language of(String tag) {
        return KNOWN.get(tag);
    }

    /** How many languages are kept at the moment. */
    static int known() {
        return KNOWN.size();
    }

    /**
     * The canonical form of a tag that arrived, as {@code pt-BR} for {@code PT_br}; null when it is no BCP 47 tag of a
     * language written with two or three letters.
     */
    static @Nullable String canonical(String arrived) {
        if (arrived.length() > LONGEST_TAG) {
            return null;
        }
        try {
            ULocale locale = new ULocale.Builder()
                    .setLanguageTag(arrived.replace('_', '-'))
                    .build();
            int letters = locale.getLanguage().length();
            return letters == 2 || letters == 3 ? locale.toLanguageTag() : null;
        } catch (IllformedLocaleException notATag) {
            return null;
        }
    }

    String tag() {
        return tag;
    }

    ULocale locale() {
        return locale;
    }

    /** The same locale for interfaces that ask for the JDK's type; no data of the JDK is used with it. */
    Locale jdkLocale() {
        return jdkLocale;
    }

    String code() {
        return locale.getLanguage();
    }

    /** Whether there are rules for this language, so that its numbers and dates can be written. */
    boolean isWritten() {
        return WITH_DATA.contains(locale.getLanguage());
    }

    String decimal() {
        return decimal;
    }

    String grouping() {
        return grouping;
    }

    /** Month 1..12 by its names in this language and in English, case folded, without a final stop. */
    Map<String, Integer> months() {
        Map<String, Integer> known = months;
        if (known == null) {
            known = readMonths();
            months = known;
        }
        return known;
    }

    /** The names of the days of the week, in this language and in English, case folded, without a final stop. */
    Set<String> weekdays() {
        Set<String> known = weekdays;
        if (known == null) {
            known = readWeekdays();
            weekdays = known;
        }
        return known;
    }

    private Map<String, Integer> readMonths() {
        Map<String, Integer> found = new HashMap<>();
        addMonths(found, ULocale.ENGLISH);
        found.put("sept", 9);
        if (countsYearsAsEnglish()) {
            addMonths(found, locale);
        }
        return found;
    }

    private static void addMonths(Map<String, Integer> found, ULocale locale) {
        DateFormatSymbols symbols = new DateFormatSymbols(new com.ibm.icu.util.GregorianCalendar(locale), locale);
        for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
            for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
                String[] names = symbols.getMonths(context, width);
                for (int month = 0; month < 12; month++) {
                    found.putIfAbsent(folded(names[month]), month + 1);
                }
            }
        }
    }

    private Set<String> readWeekdays() {
        Set<String> found = new HashSet<>();
        for (ULocale each : new ULocale[] {ULocale.ENGLISH, locale}) {
            DateFormatSymbols symbols = new DateFormatSymbols(new com.ibm.icu.util.GregorianCalendar(each), each);
            for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
                for (String name : symbols.getWeekdays(DateFormatSymbols.FORMAT, width)) {
                    found.add(folded(name));
                }
            }
        }
        return found;
    }

    /** Dates in words are only read where a year is a year: Thai, for one, counts from another one. */
    private boolean countsYearsAsEnglish() {
        return Calendar.getInstance(locale).getType().equals("gregorian");
    }

    static String folded(String name) {
        String folded = UCharacter.foldCase(name, /* defaultmapping= */ true);
        return folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
    }
}
