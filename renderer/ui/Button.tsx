import { useId, type ReactNode, type Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { GlyphName } from './glyph-shapes.tsx';
import { Glyph } from './Glyph.tsx';
import { Hint } from './Hint.tsx';

interface ButtonProps {
  readonly children?: ReactNode;
  readonly variant?: 'default' | 'pri' | 'quiet' | 'danger' | 'inv';
  /** Control heights 24, 28 and 32. */
  readonly size?: 'sm' | 'md' | 'lg';
  readonly icon?: GlyphName;
  /** The accessible name where the text does not say it all; required for a button with an icon only. */
  readonly label?: string;
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  /** Why it is disabled: shown as a tooltip and read out, so the button stays reachable. */
  readonly disabledReason?: string | undefined;
  readonly type?: 'button' | 'submit';
  /** Has the focus when it appears. */
  readonly takesFocus?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly onHoverChange?: (hovered: boolean) => void;
  readonly excludeFromTabOrder?: boolean;
}

function classesOf(
  { variant = 'default', size = 'md', className = '', icon, children }: ButtonProps,
  off: boolean,
): string {
  return [
    'btn',
    variant === 'default' ? '' : variant,
    size === 'md' ? '' : size,
    icon !== undefined && children === undefined ? 'icon' : '',
    off ? 'dis' : '',
    className,
  ]
    .filter((name) => name !== '')
    .join(' ');
}

/** A button of the design. A disabled one with a reason keeps its focus and says the reason. */
export function Button(props: ButtonProps) {
  const { children, icon, label, onPress, isDisabled = false, disabledReason, ref } = props;
  const reasonId = useId();
  const explained = isDisabled && disabledReason !== undefined;
  const button = (
    <AriaButton
      {...(ref === undefined ? {} : { ref })}
      {...optionalProps(props)}
      className={classesOf(props, isDisabled)}
      isDisabled={isDisabled && !explained}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(explained ? { 'aria-disabled': true, 'aria-describedby': reasonId } : {})}
      {...(onPress === undefined || isDisabled ? {} : { onPress: () => onPress() })}
    >
      {icon === undefined ? null : <Glyph name={icon} />}
      {children}
    </AriaButton>
  );
  if (!explained) return button;
  return (
    <>
      <Hint text={disabledReason}>{button}</Hint>
      <span id={reasonId} hidden>
        {disabledReason}
      </span>
    </>
  );
}

function optionalProps({
  type,
  takesFocus,
  onHoverChange,
  excludeFromTabOrder,
  isDisabled,
  disabledReason,
}: ButtonProps) {
  const blocked = isDisabled === true && disabledReason !== undefined;
  const optional: Partial<AriaButtonProps> = { type: blocked ? 'button' : (type ?? 'button') };
  if (takesFocus !== undefined) optional.autoFocus = takesFocus;
  if (onHoverChange !== undefined) optional.onHoverChange = onHoverChange;
  if (excludeFromTabOrder !== undefined) optional.excludeFromTabOrder = excludeFromTabOrder;
  return optional;
}
