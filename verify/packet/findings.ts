import type { Obstacle, Path, Step } from "./path";

/** A path while it is followed. */
export class Findings {
  private readonly steps: Step[] = [];
  private readonly obstacles = new Map<string, Obstacle>();
  private readonly assumptions = new Set<string>();

  get path(): Path {
    return { steps: this.steps, obstacles: [...this.obstacles.values()], assumptions: [...this.assumptions] };
  }

  step(direction: Step["direction"], by: string, text: string): void {
    this.steps.push({ direction, by, text });
  }

  /** Request and reply may meet the same one. */
  obstacle(obstacle: Obstacle): void {
    const key = `${obstacle.code} ${obstacle.cause} ${obstacle.message}`;
    if (!this.obstacles.has(key)) this.obstacles.set(key, obstacle);
  }

  assume(assumption: string): void {
    this.assumptions.add(assumption);
  }
}
