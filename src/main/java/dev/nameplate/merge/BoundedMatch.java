package dev.nameplate.merge;

import java.util.regex.Pattern;

/**
 * A pattern matched with a limit on how often it may look at a character, so that {@code (a+)+$} costs a moment, not a minute.
 */
final class BoundedMatch {

    /** Enough for any sensible pattern over the longest value, and less than a millisecond. */
    private static final int STEPS = 50_000;

    private BoundedMatch() {}

    /** Whether the whole text matches; a match that would take too long counts as none. */
    static boolean matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(new Counted(text, 0, text.length(), new int[] {STEPS}))
                    .matches();
        } catch (TooLong | StackOverflowError tooLong) {
            return false;
        }
    }

    private record Counted(String text, int from, int to, int[] left) implements CharSequence {

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            if (left[0]-- <= 0) {
                throw TooLong.ONLY;
            }
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text, from + start, from + end, left);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }

    /** Leaves a match from within; without a trace, since it is no fault. */
    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;
        static final TooLong ONLY = new TooLong();

        private TooLong() {
            super("too many steps", null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        }
    }
}
