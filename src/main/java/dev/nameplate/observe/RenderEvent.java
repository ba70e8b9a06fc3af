package dev.nameplate.observe;

import dev.nameplate.observe.Meters.Stage;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** For the JVM's flight recorder: one picture, drawn and encoded. Costs nothing while nobody records. */
@Name("dev.nameplate.Render")
@Label("Picture")
@Description("A picture was drawn and encoded; its duration is that of both.")
@Category("Nameplate")
@StackTrace(false)
public final class RenderEvent extends Event {

    @Label("Template")
    private String template = "";

    @Label("Format")
    private String format = "";

    @Label("Density")
    private int density;

    @Label("Request")
    @Description("The request's name in logs; empty for a picture that none waits for")
    private String request = "";

    @Label("Verify")
    @Timespan(Timespan.NANOSECONDS)
    private long verify;

    @Label("Merge")
    @Timespan(Timespan.NANOSECONDS)
    private long merge;

    @Label("Queue")
    @Timespan(Timespan.NANOSECONDS)
    private long queue;

    @Label("Layout")
    @Timespan(Timespan.NANOSECONDS)
    private long layout;

    @Label("Paint")
    @Timespan(Timespan.NANOSECONDS)
    private long paint;

    @Label("Encode")
    @Timespan(Timespan.NANOSECONDS)
    private long encode;

    @Label("Damage")
    @Description("The share of the picture's pixels that may differ from its base")
    @Percentage
    private float damage;

    @Label("Size")
    @DataAmount
    private long size;

    private RenderEvent() {}

    /** A picture whose drawing begins. */
    public static RenderEvent begun() {
        RenderEvent event = new RenderEvent();
        event.begin();
        return event;
    }

    /** What is drawn, and for whom; asks for nothing that costs while nobody records. */
    public RenderEvent of(String ofTemplate, String inFormat, int atDensity) {
        template = ofTemplate;
        format = inFormat;
        density = atDensity;
        return this;
    }

    /** How long its parts took, in nanoseconds. */
    public void took(long laying, long painting, long encoding) {
        layout = laying;
        paint = painting;
        encode = encoding;
    }

    /** The share of pixels drawn anew, 0 to 1. */
    public void damaged(double share) {
        damage = (float) share;
    }

    /** Hands the event over, if somebody records. */
    public void ended(Passage passage, int bytes) {
        end();
        if (shouldCommit()) {
            request = passage == Passage.NOBODY ? "" : passage.id();
            verify = passage.took(Stage.VERIFY);
            merge = passage.took(Stage.MERGE);
            queue = passage.took(Stage.QUEUE);
            size = bytes;
            commit();
        }
    }
}
