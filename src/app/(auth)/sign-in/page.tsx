// Signing in, with a password or through the company's identity provider.
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { OIDC_PROVIDER, oidcSettings } from '@/server/api/oidc';
import { optionalUser } from '@/trpc/server';
import { SignInForm } from './_components/sign-in-form';
import { returnPath } from './return-to';

interface SignInPageProps {
  searchParams: Promise<{ returnTo?: string | string[]; error?: string | string[] }>;
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export async function generateMetadata() {
  const t = await getTranslations('auth.signIn');
  return { title: t('title') };
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const asked = await searchParams;
  const returnTo = returnPath(first(asked.returnTo));
  if (await optionalUser()) redirect(returnTo);
  const oidc = oidcSettings();
  return (
    <SignInForm
      returnTo={returnTo}
      error={first(asked.error) ?? null}
      provider={oidc ? { id: OIDC_PROVIDER, name: oidc.name } : null}
    />
  );
}
