package dev.nameplate.cli;

import dev.nameplate.encode.Format;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code TEMPLATE.EXT} as given to commands.
 *
 * @param path {@code webinar} or {@code acme/webinar}
 * @param extension as written: {@code jpg}, {@code jpeg}, {@code png}, {@code webp} or {@code gif}
 */
record ImageName(String path, String extension) {

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";

    Format format() {
        return Format.ofExtension(extension).orElseThrow();
    }

    @Override
    public String toString() {
        return path + '.' + extension;
    }

    /** Reads {@code TEMPLATE.EXT}. */
    static final class Converter implements ITypeConverter<ImageName> {

        @Override
        public ImageName convert(String text) {
            int dot = text.lastIndexOf('.');
            String extension = text.substring(dot + 1);
            String path = dot < 0 ? text : text.substring(0, dot);
            if (dot < 0 || Format.ofExtension(extension).isEmpty() || !path.matches(NAME + "(/" + NAME + ")?")) {
                throw new TypeConversionException("\"" + text + "\" names no image; write TEMPLATE.EXT or"
                        + " PROJECT/TEMPLATE.EXT with names of a-z, 0-9 and -, and jpg, jpeg, png, webp or gif");
            }
            return new ImageName(path, extension);
        }
    }
}
