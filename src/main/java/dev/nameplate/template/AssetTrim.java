package dev.nameplate.template;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Takes from a picture's file only what its first frame's pixels need, and measures them. */
final class AssetTrim {

    /** What a file is, by its first bytes. */
    enum Kind {
        PNG,
        JPEG,
        GIF,
        OTHER;

        static Kind of(byte[] bytes) {
            if (begins(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
                return PNG;
            }
            if (begins(bytes, 0xFF, 0xD8, 0xFF)) {
                return JPEG;
            }
            return begins(bytes, 'G', 'I', 'F', '8') ? GIF : OTHER;
        }

        private static boolean begins(byte[] bytes, int... start) {
            for (int i = 0; i < start.length; i++) {
                if (i >= bytes.length || (bytes[i] & 255) != start[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * A file without what it does not need.
     *
     * @param bytesPerSample 1 or 2
     * @param components colour components of a JPEG, else 0
     * @param scans of a JPEG, else 1
     * @param coding which of a JPEG's ways its frame is coded in: 0 and 1 one pixel after the other, 2 progressive; else 0
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and read once.
    record Trimmed(
            Kind kind, byte[] bytes, int width, int height, int bytesPerSample, int components, int scans, int coding) {

        /** A PNG or GIF. */
        Trimmed(Kind kind, byte[] bytes, int width, int height, int bytesPerSample) {
            this(kind, bytes, width, height, bytesPerSample, 0, 1, 0);
        }
    }

    private final byte[] bytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int at;

    private AssetTrim(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Empty when the file's structure is broken. */
    static Optional<Trimmed> trim(Kind kind, byte[] bytes) {
        AssetTrim trim = new AssetTrim(bytes);
        try {
            return switch (kind) {
                case PNG -> trim.png();
                case JPEG -> trim.jpeg();
                case GIF -> trim.gif();
                case OTHER -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException cutShort) {
            return Optional.empty();
        }
    }

    /** Keeps the critical chunks and the transparent colour. */
    private Optional<Trimmed> png() {
        keep(8);
        int start = at;
        while (true) {
            int length = ByteBuffer.wrap(bytes, at, 4).getInt();
            String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || length > bytes.length - at - 12 || (at == start) != type.equals("IHDR")) {
                return Optional.empty();
            }
            switch (type) {
                case "IHDR", "PLTE", "tRNS", "IDAT", "IEND" -> keep(length + 12);
                default -> at += length + 12;
            }
            if (type.equals("IEND")) {
                ByteBuffer header = ByteBuffer.wrap(bytes, start + 8, 13);
                int width = header.getInt();
                int height = header.getInt();
                return Optional.of(new Trimmed(Kind.PNG, kept.toByteArray(), width, height, header.get() > 8 ? 2 : 1));
            }
        }
    }

    /** Keeps all but application data and comments; of the former the two that say how colours are coded. */
    private Optional<Trimmed> jpeg() {
        keep(2);
        int width = 0;
        int height = 0;
        int components = 0;
        int scans = 0;
        int coding = -1;
        while (true) {
            if (u8(at) != 0xFF) {
                return Optional.empty();
            }
            int marker = u8(at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == 0xD9) {
                keep(2);
                return scans == 0
                        ? Optional.empty()
                        : Optional.of(new Trimmed(
                                Kind.JPEG, kept.toByteArray(), width, height, 1, components, scans, coding));
            }
            int length = 2 + u16(at + 2);
            if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                if (coding >= 0) {
                    // A second frame could be as large as it likes behind the back of the first.
                    return Optional.empty();
                }
                coding = marker - 0xC0;
                height = u16(at + 5);
                width = u16(at + 7);
                components = u8(at + 9);
            }
            boolean colours = (marker == 0xE0 && u8(at + 4) == 'J' && u8(at + 6) == 'I') || marker == 0xEE;
            boolean needed = (marker < 0xE0 || marker > 0xEF) && marker != 0xFE;
            if (needed || colours) {
                keep(length);
            } else {
                u8(at + length - 1);
                at += length;
            }
            if (marker == 0xDA) {
                scans++;
                keep(entropyLength());
            }
        }
    }

    /** Bytes of coded data up to the next marker that is none of its own. */
    private int entropyLength() {
        int i = at;
        while (u8(i) != 0xFF || u8(i + 1) == 0 || (u8(i + 1) >= 0xD0 && u8(i + 1) <= 0xD7)) {
            i++;
        }
        return i - at;
    }

    /** Keeps the header, the palettes and the first frame with its control block. */
    private Optional<Trimmed> gif() {
        int flags = u8(10);
        keep(13 + ((flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1)));
        byte[] control = {};
        while (true) {
            int block = u8(at);
            if (block == 0x21) {
                int length = 2 + subBlocks(at + 2);
                if (u8(at + 1) == 0xF9) {
                    // The last one before a frame is that frame's.
                    control = Arrays.copyOfRange(bytes, at, at + length);
                }
                at += length;
            } else if (block == 0x2C) {
                kept.writeBytes(control);
                int width = u16Little(at + 5);
                int height = u16Little(at + 7);
                int local = u8(at + 9);
                int header = 11 + ((local & 0x80) == 0 ? 0 : 3 << ((local & 7) + 1));
                keep(header + subBlocks(at + header));
                kept.write(0x3B);
                return Optional.of(new Trimmed(Kind.GIF, kept.toByteArray(), width, height, 1));
            } else {
                return Optional.empty();
            }
        }
    }

    private int subBlocks(int from) {
        int i = from;
        while (u8(i) != 0) {
            i += u8(i) + 1;
        }
        return i + 1 - from;
    }

    private void keep(int length) {
        if (length < 0 || length > bytes.length - at) {
            throw new IndexOutOfBoundsException("the file ends early");
        }
        kept.writeBytes(Arrays.copyOfRange(bytes, at, at + length));
        at += length;
    }

    private int u8(int i) {
        return bytes[i] & 255;
    }

    private int u16(int i) {
        return (u8(i) << 8) | u8(i + 1);
    }

    private int u16Little(int i) {
        return u8(i) | (u8(i + 1) << 8);
    }
}
