import { Component, type ReactNode } from 'react';
import { describeFailure, type PageFailure } from './error-code';
import { extensionVersion } from './extension-version';
import { FailureNotice } from './FailureNotice';

/** Catches what nobody expected, so that a page says what happened instead of going blank. */
export class PageBoundary extends Component<
  { page: string; children: ReactNode },
  { failure: PageFailure | undefined }
> {
  override state: { failure: PageFailure | undefined } = { failure: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { failure: describeFailure(error, 'page', extensionVersion()) };
  }

  override render() {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return <FailureNotice failure={{ ...failure, code: failure.code.replace(/^page/, this.props.page) }} />;
  }
}
