package dev.nameplate.api;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.pipeline.DrawingRoom;
import dev.nameplate.pipeline.DrawingRoom.Drawing;
import dev.nameplate.template.Template;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws one picture for a request, or says everything that is wrong with it. */
final class RenderDesk {

    private final DrawingRoom drawings;

    RenderDesk(DrawingRoom drawings) {
        this.drawings = drawings;
    }

    /** Answers a request; fails with {@link Refused}. */
    Future<Void> answer(Call call, byte[] body, ApiKey key) {
        RenderRequest request = RenderRequest.read(JsonText.object(body), drawings.endings(), Instant.now());
        if (request.template().isEmpty()) {
            throw new Refused(ApiProblem.of(request.errors()));
        }
        String path = request.template().get();
        Access.refusal(key, path).ifPresent(refused -> {
            throw refused;
        });
        return drawings.find(path).compose(found -> drawn(call, request, sound(request, path, found, key)));
    }

    private Template sound(RenderRequest request, String path, Optional<Template> found, ApiKey key) {
        if (found.isEmpty()) {
            List<ApiError> errors = new ArrayList<>();
            errors.add(new ApiError("/template", TemplateName.unknown(path, Access.visible(drawings, key))));
            errors.addAll(request.errors());
            throw new Refused(new ApiProblem(ProblemKind.UNKNOWN_TEMPLATE, ApiProblem.counted(errors.size()), errors));
        }
        List<ApiError> errors = request.errors(found.get());
        if (!errors.isEmpty()) {
            throw new Refused(ApiProblem.of(errors));
        }
        return found.get();
    }

    private Future<Void> drawn(Call call, RenderRequest request, Template template) {
        Format format = Format.ofExtension(request.ext()).orElseThrow();
        MediaTypes.requireAccepted(call.request().headers(), format.mediaType());
        call.template(template.path());
        return drawings.draw(template, request.given(), format, request.at()).map(drawing -> {
            if (!(drawing instanceof Drawing.Picture picture)) {
                throw new Refused(
                        ProblemKind.BUSY,
                        "Readers' pictures go first; try again after as many seconds as Retry-After says.");
            }
            send(call, picture, template);
            return null;
        });
    }

    private static void send(Call call, Drawing.Picture picture, Template template) {
        EncodedImage image = picture.image();
        call.request()
                .response()
                .putHeader("Nameplate-Outcome", "image; rendered")
                .putHeader("Nameplate-Version", template.version());
        if (!picture.notes().isEmpty()) {
            call.request().response().putHeader("Nameplate-Notes", String.join(",", picture.notes()));
        }
        call.answer(200, image.format().mediaType(), Buffer.buffer(image.bytes()));
    }
}
