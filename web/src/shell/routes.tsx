import { createBrowserRouter, Outlet } from 'react-router';
import { StationPage } from '../station/station.page.tsx';
import { Loading } from '../ui/loading.tsx';
import { NotFoundPage } from './not-found.page.tsx';
import { ScreenError } from './screen-error.tsx';
import { Shell } from './shell.tsx';
import { SignInPage } from './sign-in.page.tsx';
import { SignedIn } from './signed-in.tsx';

/** Everything but the station loads when it is first asked for. */
export const router = createBrowserRouter([
  { path: '/sign-in', element: <SignInPage />, errorElement: <ScreenError /> },
  {
    path: '/setup',
    hydrateFallbackElement: <Loading />,
    errorElement: <ScreenError />,
    lazy: async () => ({
      Component: (await import('./first-administrator.page.tsx')).FirstAdministratorPage,
    }),
  },
  {
    path: '/administrator-code',
    hydrateFallbackElement: <Loading />,
    errorElement: <ScreenError />,
    lazy: async () => ({
      Component: (await import('./administrator-code.page.tsx')).AdministratorCodePage,
    }),
  },
  {
    // Without the shell: a document of its own, which hears no station and makes no sound.
    path: '/replay/:sessionId',
    element: (
      <SignedIn>
        <Outlet />
      </SignedIn>
    ),
    hydrateFallbackElement: <Loading />,
    errorElement: <ScreenError />,
    children: [
      {
        index: true,
        lazy: async () => ({
          Component: (await import('../review/replay/replay.page.tsx')).ReplayPage,
        }),
      },
    ],
  },
  {
    element: (
      <SignedIn>
        <Shell />
      </SignedIn>
    ),
    hydrateFallbackElement: <Loading />,
    errorElement: <ScreenError />,
    children: [
      { index: true, element: <StationPage /> },
      {
        path: 'chairs/:chairId',
        lazy: async () => ({ Component: (await import('../chair/chair.page.tsx')).ChairPage }),
      },
      {
        path: 'chairs/:chairId/bedside',
        lazy: async () => ({
          Component: (await import('../chair/bedside/bedside.page.tsx')).BedsidePage,
        }),
      },
      {
        path: 'patients',
        lazy: async () => ({
          Component: (await import('../patients/patient-list.page.tsx')).PatientListPage,
        }),
      },
      {
        path: 'patients/new',
        lazy: async () => ({
          Component: (await import('../patients/register-patient.page.tsx')).RegisterPatientPage,
        }),
      },
      {
        path: 'patients/schedules',
        lazy: async () => ({
          Component: (await import('../patients/courses/schedules.page.tsx')).SchedulesPage,
        }),
      },
      {
        path: 'patients/:patientId',
        lazy: async () => ({
          Component: (await import('../patients/patient.page.tsx')).PatientPage,
        }),
      },
      {
        path: 'patients/:patientId/edit',
        lazy: async () => ({
          Component: (await import('../patients/edit-patient.page.tsx')).EditPatientPage,
        }),
      },
      {
        path: 'patients/:patientId/versions',
        lazy: async () => ({
          Component: (await import('../patients/patient-versions.page.tsx')).PatientVersionsPage,
        }),
      },
      {
        path: 'patients/:patientId/review',
        lazy: async () => ({
          Component: (await import('../review/course/course-review.page.tsx')).CourseReviewPage,
        }),
      },
      {
        path: 'patients/:patientId/courses/:courseId',
        lazy: async () => ({
          Component: (await import('../review/course/course-review.page.tsx')).CourseReviewPage,
        }),
      },
      {
        path: 'clinic',
        lazy: async () => ({
          Component: (await import('../review/clinic/clinic-review.page.tsx')).ClinicReviewPage,
        }),
      },
      {
        path: 'sessions',
        lazy: async () => ({
          Component: (await import('../sessions/session-list.page.tsx')).SessionListPage,
        }),
      },
      {
        path: 'sessions/:sessionId',
        lazy: async () => ({
          Component: (await import('../review/session/session-review.page.tsx')).SessionReviewPage,
        }),
      },
      {
        path: 'protocols/:reference?',
        lazy: async () => ({
          Component: (await import('../protocols/protocols.page.tsx')).ProtocolsPage,
        }),
      },
      {
        path: 'alarms',
        lazy: async () => ({
          Component: (await import('../alarms/alarm-history.page.tsx')).AlarmHistoryPage,
        }),
      },
      {
        path: 'administration',
        lazy: async () => ({
          Component: (await import('../admin/administration.page.tsx')).AdministrationPage,
        }),
      },
      {
        path: 'password',
        lazy: async () => ({
          Component: (await import('./password.page.tsx')).PasswordPage,
        }),
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
