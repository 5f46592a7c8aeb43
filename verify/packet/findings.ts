import type { Obstacle, Path, Step } from "./path";

/** A path while it is followed. */
export class Findings {
  private readonly steps: Step[] = [];
  private readonly obstacles: Obstacle[] = [];
  private readonly assumptions: string[] = [];

  get path(): Path {
    return { steps: this.steps, obstacles: this.obstacles, assumptions: this.assumptions };
  }

  step(direction: Step["direction"], by: string, text: string): void {
    this.steps.push({ direction, by, text });
  }

  /** Request and reply may meet the same one. */
  obstacle(obstacle: Obstacle): void {
    const isKnown = this.obstacles.some(
      ({ code, cause, message }) => code === obstacle.code && cause === obstacle.cause && message === obstacle.message,
    );
    if (!isKnown) this.obstacles.push(obstacle);
  }

  assume(assumption: string): void {
    if (!this.assumptions.includes(assumption)) this.assumptions.push(assumption);
  }
}
