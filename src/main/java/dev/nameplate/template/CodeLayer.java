package dev.nameplate.template;

/**
 * A code that machines read. What cannot be encoded, or needs more room than the box has at one canvas unit a module, removes
 * the layer as a missing field does.
 *
 * @param symbology what kind of code
 * @param text what it says; fields give what conditions compare with: plain digits, ISO dates, a choice's key
 * @param level how much of it may be spoilt
 * @param quiet modules left free around it
 * @param colour of its modules
 * @param background of the plate below it
 * @param radius of the plate's corners, canvas units
 * @param dots whether the modules of a QR code are round
 * @param digits whether an EAN's digits are written below its bars
 */
public record CodeLayer(
        Common common,
        Symbology symbology,
        Wording text,
        Level level,
        int quiet,
        ColourRef colour,
        ColourRef background,
        double radius,
        boolean dots,
        boolean digits)
        implements FigureLayer {

    @Override
    public CodeLayer in(Layer.Box box) {
        return new CodeLayer(common.in(box), symbology, text, level, quiet, colour, background, radius, dots, digits);
    }

    /** How much of a code may be spoilt: a QR code's L, M, Q and H, and their like elsewhere. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH,
        HIGHEST
    }

    /** A kind of code. */
    public enum Symbology {
        QR(4, 21),
        DATA_MATRIX(2, 10),
        PDF417(2, 86),
        AZTEC(2, 15),
        EAN_13(11, 95),
        CODE_128(10, 46);

        private final int quiet;
        private final int narrowest;

        Symbology(int quiet, int narrowest) {
            this.quiet = quiet;
            this.narrowest = narrowest;
        }

        /** Modules that its standard leaves free at either side; for Data Matrix and Aztec what readers like. */
        public int quiet() {
            return quiet;
        }

        /** Modules across the smallest there is. */
        public int narrowest() {
            return narrowest;
        }

        /** As high as wide. */
        public boolean isSquare() {
            return this == QR || this == DATA_MATRIX || this == AZTEC;
        }

        /** Bars only: every row is the same. */
        public boolean isLinear() {
            return this == EAN_13 || this == CODE_128;
        }

        public boolean hasLevels() {
            return this == QR || this == PDF417 || this == AZTEC;
        }
    }
}
