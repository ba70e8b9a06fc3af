package dev.nameplate.render.layout;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.aztec.encoder.Encoder;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.oned.EAN13Writer;
import com.google.zxing.pdf417.encoder.PDF417;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.nameplate.template.CodeLayer.Level;
import dev.nameplate.template.CodeLayer.Symbology;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The modules of a code without the space around it. Not written once made.
 *
 * @param tall how many modules high each row is drawn: codes made of bars stretch
 * @param dark row by row
 */
record Modules(int width, int height, int tall, boolean[] dark) {

    /** PDF417 asks for rows of at least three modules; four are read from further away. */
    private static final int TALL = 4;

    boolean at(int x, int y) {
        return dark[y * width + x];
    }

    /** A code; empty when its kind cannot say that. */
    static Optional<Modules> of(Symbology symbology, Level level, String text) {
        try {
            return Optional.of(
                    switch (symbology) {
                        case QR -> qr(level, text);
                        case DATA_MATRIX -> dataMatrix(text);
                        case AZTEC -> aztec(level, text);
                        case PDF417 -> pdf417(level, text);
                        case EAN_13 -> bars(new EAN13Writer().encode(text));
                        case CODE_128 -> bars(new Code128Writer().encode(text));
                    });
        } catch (WriterException | RuntimeException unspeakable) {
            // Of letters outside its tables an encoder may also say that its state is illegal, or run past an array's
            // end.
            return Optional.empty();
        }
    }

    private static Modules qr(Level level, String text) throws WriterException {
        Map<EncodeHintType, Object> hints = hints(text);
        hints.put(EncodeHintType.MARGIN, 0);
        hints.put(
                EncodeHintType.ERROR_CORRECTION,
                switch (level) {
                    case LOW -> ErrorCorrectionLevel.L;
                    case MEDIUM -> ErrorCorrectionLevel.M;
                    case HIGH -> ErrorCorrectionLevel.Q;
                    case HIGHEST -> ErrorCorrectionLevel.H;
                });
        return of(new QRCodeWriter().encode(text, com.google.zxing.BarcodeFormat.QR_CODE, 0, 0, hints));
    }

    private static Modules dataMatrix(String text) {
        Map<EncodeHintType, Object> hints = hints(text);
        hints.put(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE);
        if (hints.containsKey(EncodeHintType.CHARACTER_SET)) {
            hints.put(EncodeHintType.DATA_MATRIX_COMPACT, /* compact= */ true);
        }
        return of(new DataMatrixWriter().encode(text, com.google.zxing.BarcodeFormat.DATA_MATRIX, 0, 0, hints));
    }

    private static Modules aztec(Level level, String text) {
        int percent =
                switch (level) {
                    case LOW -> 15;
                    case MEDIUM -> 25;
                    case HIGH -> 36;
                    case HIGHEST -> 50;
                };
        BitMatrix matrix = isPlain(text)
                ? Encoder.encode(text, percent, Encoder.DEFAULT_AZTEC_LAYERS).getMatrix()
                : Encoder.encode(text, percent, Encoder.DEFAULT_AZTEC_LAYERS, StandardCharsets.UTF_8)
                        .getMatrix();
        return of(matrix);
    }

    private static Modules pdf417(Level level, String text) throws WriterException {
        PDF417 code = new PDF417();
        if (!isPlain(text)) {
            code.setEncoding(StandardCharsets.UTF_8);
        }
        code.generateBarcodeLogic(
                text,
                switch (level) {
                    case LOW -> 1;
                    case MEDIUM -> 2;
                    case HIGH -> 4;
                    case HIGHEST -> 5;
                });
        // The lowest row comes first.
        byte[][] rows = code.getBarcodeMatrix().getMatrix();
        int width = rows[0].length;
        return made(width, rows.length, TALL, i -> rows[rows.length - 1 - i / width][i % width] != 0);
    }

    private static Modules bars(boolean[] bars) {
        return made(bars.length, 1, 1, i -> bars[i]);
    }

    private static Modules of(BitMatrix matrix) {
        int width = matrix.getWidth();
        return made(width, matrix.getHeight(), 1, i -> matrix.get(i % width, i / width));
    }

    private static Modules made(int width, int height, int tall, IntPredicate isDark) {
        boolean[] dark = new boolean[width * height];
        for (int i = 0; i < dark.length; i++) {
            dark[i] = isDark.test(i);
        }
        return new Modules(width, height, tall, dark);
    }

    private static Map<EncodeHintType, Object> hints(String text) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        if (!isPlain(text)) {
            hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
        }
        return hints;
    }

    /** Where all is ASCII no code needs to say how it is encoded, and it is smaller. */
    private static boolean isPlain(String text) {
        return Words.isBelow(text, 0x80);
    }
}
