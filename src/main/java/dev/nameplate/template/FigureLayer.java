package dev.nameplate.template;

/** A layer that makes a value visible: as a code, a length, symbols, a chart or a face. */
public sealed interface FigureLayer extends Layer
        permits CodeLayer, ProgressLayer, RatingLayer, ChartLayer, AvatarLayer, CountdownLayer {}
