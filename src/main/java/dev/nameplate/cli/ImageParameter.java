package dev.nameplate.cli;

import picocli.CommandLine.Parameters;

/** {@code TEMPLATE.EXT}, for commands that cannot do without. */
final class ImageParameter {

    static final String LABEL = "TEMPLATE.EXT";

    static final String WORDS = "The image: webinar.jpg, acme/webinar.png";

    @Parameters(paramLabel = LABEL, converter = ImageName.Converter.class, description = WORDS)
    @SuppressWarnings("NullAway.Init")
    private ImageName name;

    ImageName name() {
        return name;
    }
}
