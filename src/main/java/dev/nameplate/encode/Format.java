package dev.nameplate.encode;

import java.util.Optional;

/** The image formats that a link can ask for by its extension. */
public enum Format {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    GIF("image/gif", "gif");

    private final String mediaType;
    private final String extension;

    Format(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The usual extension, without a dot. */
    public String extension() {
        return extension;
    }

    /** The format of an extension as written in links: {@code jpg}, {@code jpeg}, {@code png}, {@code webp}, {@code gif}. */
    public static Optional<Format> ofExtension(String extension) {
        return switch (extension) {
            case "jpg", "jpeg" -> Optional.of(JPEG);
            case "png" -> Optional.of(PNG);
            case "webp" -> Optional.of(WEBP);
            case "gif" -> Optional.of(GIF);
            default -> Optional.empty();
        };
    }
}
