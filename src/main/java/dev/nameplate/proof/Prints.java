package dev.nameplate.proof;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.merge.Values;
import dev.nameplate.render.Base;

/** One template's pictures as the server would send them. */
public interface Prints {

    Base base(int density);

    EncodedImage print(Values values, Format format, int density);
}
