import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useId } from 'react';

/** The longest that the server takes. */
const PASSWORD_MAX = 200;

/** Mantine ties description and error of a password to nothing: a screen reader would say neither. */
export function PasswordField(props: PasswordInputProps) {
  const id = useId();
  const { error, description } = props;
  const said = [error ? `${id}-error` : null, description ? `${id}-description` : null];
  return (
    <PasswordInput
      id={id}
      maxLength={PASSWORD_MAX}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      descriptionProps={{ fz: 13 }}
      errorProps={{ fz: 13 }}
      aria-invalid={error ? true : undefined}
      aria-describedby={said.filter((one) => one !== null).join(' ') || undefined}
      {...props}
    />
  );
}
