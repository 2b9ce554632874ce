import { Component, type ReactNode } from 'react';
import { Button } from './Button.tsx';

interface ErrorBoundaryProps {
  /** What the panel shows, for the sentence: `the tree`, `the outlets`. */
  readonly what: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly failed: boolean;
}

/** Keeps a mistake in one panel from taking the others with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="panel-failed" role="alert">
        <b>Busbar could not draw {this.props.what}.</b>
        <span className="dim">
          This is a mistake in Busbar. Nothing was switched, and the other panels still work.
        </span>
        <Button size="sm" onPress={() => this.setState({ failed: false })}>
          Draw again
        </Button>
      </div>
    );
  }
}
